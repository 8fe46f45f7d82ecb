//! Connects two peers that are both behind NATs.
//!
//! Each side tells the other its addresses in frames, tries the pairs of them in the order of
//! `ant-quic-nat`, and answers the challenges of the other. The [`Endpoint`] holds no socket: it
//! takes datagrams and hands datagrams out.
//!
//! ```
//! use ant_quic::{Endpoint, Role};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut alice = Endpoint::new(Role::Client, &["192.0.2.1:9000".parse()?]);
//! let mut bob = Endpoint::new(Role::Server, &["192.0.2.2:9000".parse()?]);
//!
//! bob.receive(&alice.announce(), 0)?;
//! alice.receive(&bob.announce(), 0)?;
//! while let Some(probe) = alice.poll(0) {
//!     for answer in bob.receive(&probe.datagram, 10)? {
//!         alice.receive(&answer, 20)?;
//!     }
//! }
//! assert_eq!(alice.connected_to(), Some("192.0.2.2:9000".parse()?));
//! # Ok(())
//! # }
//! ```

mod crypto;
mod endpoint;

pub use crypto::{CryptoProvider, KeyExchange};
pub use endpoint::{Endpoint, Outgoing, Role};
