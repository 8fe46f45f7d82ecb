//! Two peers find each other over a network in memory, and say how.

use std::error::Error;

use ant_quic::{CryptoProvider, Endpoint, Role};

fn main() -> Result<(), Box<dyn Error>> {
    let mut client = Endpoint::new(Role::Client, &["10.0.0.2:9000".parse()?]);
    let mut server = Endpoint::new(Role::Server, &["192.168.1.7:9000".parse()?]);
    server.observed_at("198.51.100.7:4000".parse()?);
    server.receive(&client.announce(), 0)?;
    client.receive(&server.announce(), 0)?;

    while let Some(probe) = client.poll(0) {
        println!(
            "{} -> {}: {} bytes",
            probe.from,
            probe.to,
            probe.datagram.len()
        );
        for answer in server.receive(&probe.datagram, 20)? {
            client.receive(&answer, 40)?;
        }
    }
    match client.connected_to() {
        Some(peer) => println!("connected to {peer}, with {:?}", CryptoProvider::BUILT_IN),
        None => println!("no path"),
    }
    Ok(())
}
