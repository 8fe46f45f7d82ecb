//! Two endpoints and a network between them that drops what NATs would drop.

use std::collections::HashSet;
use std::net::SocketAddr;

use ant_quic::{Endpoint, Role};

fn address(text: &str) -> SocketAddr {
    text.parse().unwrap()
}

/// Runs both sides, every 10 ms of a clock of its own, over a network that lets through only what
/// goes to one of these addresses.
fn connect(client: &mut Endpoint, server: &mut Endpoint, open: &[&str]) -> Option<u64> {
    let open: HashSet<_> = open.iter().map(|it| address(it)).collect();
    server.receive(&client.announce(), 0).unwrap();
    client.receive(&server.announce(), 0).unwrap();
    for now in (0..5_000).step_by(10) {
        while let Some(probe) = client.poll(now) {
            if !open.contains(&probe.to) {
                continue;
            }
            for answer in server.receive(&probe.datagram, now).unwrap() {
                client.receive(&answer, now + 40).unwrap();
            }
        }
        if client.connected_to().is_some() {
            return Some(now);
        }
    }
    None
}

#[test]
fn the_outside_of_the_nat_is_found() {
    let mut client = Endpoint::new(Role::Client, &[address("10.0.0.2:9000")]);
    let mut server = Endpoint::new(Role::Server, &[address("192.168.1.7:9000")]);
    server.observed_at(address("198.51.100.7:4000"));

    let connected = connect(&mut client, &mut server, &["198.51.100.7:4000"]);
    assert!(connected.is_some());
    assert_eq!(client.connected_to(), Some(address("198.51.100.7:4000")));
}

#[test]
fn a_network_that_drops_everything_is_given_up() {
    let mut client = Endpoint::new(Role::Client, &[address("10.0.0.2:9000")]);
    let mut server = Endpoint::new(Role::Server, &[address("192.168.1.7:9000")]);

    assert_eq!(connect(&mut client, &mut server, &[]), None);
    assert!(client.has_failed());
}

#[test]
#[ignore = "a stress test: run it with --ignored"]
fn stress_a_peer_with_many_addresses() {
    let locals: Vec<_> = (0..40)
        .map(|host| address(&format!("10.0.0.{host}:9000")))
        .collect();
    let mut client = Endpoint::new(Role::Client, &locals);
    let mut server = Endpoint::new(Role::Server, &[address("192.0.2.1:9000")]);

    assert!(connect(&mut client, &mut server, &["192.0.2.1:9000"]).is_some());
}
