use std::net::{IpAddr, SocketAddr};

use crate::{DecodeError, Reader};

/// Appends the bytes of the address, then those of the port, all in network order.
pub fn encode(address: SocketAddr, out: &mut Vec<u8>) {
    match address.ip() {
        IpAddr::V4(ip) => out.extend_from_slice(&ip.octets()),
        IpAddr::V6(ip) => out.extend_from_slice(&ip.octets()),
    }
    out.extend_from_slice(&address.port().to_be_bytes());
}

/// Reads an address of the family that the frame's type names.
pub fn decode(reader: &mut Reader<'_>, is_v6: bool) -> Result<SocketAddr, DecodeError> {
    let ip = if is_v6 {
        IpAddr::from(reader.array::<16>()?)
    } else {
        IpAddr::from(reader.array::<4>()?)
    };
    Ok(SocketAddr::new(ip, u16::from_be_bytes(reader.array()?)))
}
