use std::net::SocketAddr;

/// How an address became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CandidateKind {
    /// An address of an interface of the machine.
    Host,
    /// Where the peer saw packets come from that it had not been told about.
    PeerReflexive,
    /// Where a server saw packets come from: the outside of a NAT.
    ServerReflexive,
    /// An address of a relay.
    Relayed,
}

impl CandidateKind {
    /// The recommended preference of RFC 8445, section 5.1.2.2.
    const fn preference(self) -> u32 {
        match self {
            Self::Host => 126,
            Self::PeerReflexive => 110,
            Self::ServerReflexive => 100,
            Self::Relayed => 0,
        }
    }
}

/// An address at which a peer may be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// Where.
    pub address: SocketAddr,
    /// How it became known.
    pub kind: CandidateKind,
}

impl Candidate {
    /// Describes an address.
    #[must_use]
    pub const fn new(kind: CandidateKind, address: SocketAddr) -> Self {
        Self { address, kind }
    }

    /// The higher, the sooner it is tried. IPv6 goes first among equals, since fewer NATs are there.
    ///
    /// ```
    /// use ant_quic_nat::{Candidate, CandidateKind};
    ///
    /// # fn main() -> Result<(), std::net::AddrParseError> {
    /// let host = Candidate::new(CandidateKind::Host, "10.0.0.2:9000".parse()?);
    /// let relay = Candidate::new(CandidateKind::Relayed, "192.0.2.1:3478".parse()?);
    /// assert!(host.priority() > relay.priority());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn priority(&self) -> u32 {
        let local_preference = if self.address.is_ipv6() {
            65_535
        } else {
            65_534
        };
        (self.kind.preference() << 24) + (local_preference << 8) + 255
    }

    /// Whether packets can go from one to the other at all.
    #[must_use]
    pub const fn can_reach(&self, other: &Self) -> bool {
        self.address.is_ipv6() == other.address.is_ipv6()
    }
}
