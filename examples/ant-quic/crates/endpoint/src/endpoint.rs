use std::net::SocketAddr;

use ant_quic_frame::{DecodeError, Frame, Reader, VarInt};
use ant_quic_nat::{Candidate, CandidateKind, Outcome, Settings, Traversal};

/// Which side of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Opens the connection, and decides ties between paths.
    Client,
    /// Takes connections.
    Server,
}

/// A datagram and where to send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// From which of the own addresses.
    pub from: SocketAddr,
    /// To which of the peer's.
    pub to: SocketAddr,
    /// Its bytes.
    pub datagram: Vec<u8>,
}

/// One side of a connection that is looking for a path.
#[derive(Debug, Clone)]
pub struct Endpoint {
    locals: Vec<Candidate>,
    /// Addresses of the peer by the number that it gave them.
    remotes: Vec<(VarInt, Candidate)>,
    traversal: Traversal,
    /// The newest round in which the peer asked to be sent to.
    round: Option<VarInt>,
}

impl Endpoint {
    /// An endpoint at these addresses of the machine's interfaces.
    #[must_use]
    pub fn new(role: Role, addresses: &[SocketAddr]) -> Self {
        let settings = Settings {
            is_controlling: role == Role::Client,
            ..Settings::default()
        };
        let host = |&address: &SocketAddr| Candidate::new(CandidateKind::Host, address);
        Self {
            locals: addresses.iter().map(host).collect(),
            remotes: Vec::new(),
            traversal: Traversal::new(settings),
            round: None,
        }
    }

    /// Adds an address that others see this endpoint at: the outside of a NAT.
    pub fn observed_at(&mut self, address: SocketAddr) {
        let candidate = Candidate::new(CandidateKind::ServerReflexive, address);
        if !self.locals.iter().any(|local| local.address == address) {
            self.locals.push(candidate);
        }
    }

    /// A datagram that tells the peer every address of this endpoint.
    #[must_use]
    pub fn announce(&self) -> Vec<u8> {
        let mut datagram = Vec::new();
        for (sequence, local) in (0..).zip(&self.locals) {
            let sequence = VarInt::from_u32(sequence);
            Frame::AddAddress {
                sequence,
                address: local.address,
            }
            .encode(&mut datagram);
        }
        datagram
    }

    /// Takes a datagram of the peer at this time, in milliseconds.
    /// Returns the datagrams to send back on the path on which it came.
    ///
    /// # Errors
    ///
    /// When the datagram is malformed; frames before the malformed one have been taken.
    pub fn receive(&mut self, datagram: &[u8], now: u64) -> Result<Vec<Vec<u8>>, DecodeError> {
        let mut reader = Reader::new(datagram);
        let mut answers = Vec::new();
        while !reader.is_empty() {
            let frame = Frame::decode(&mut reader)?;
            if let Some(answer) = self.take(frame, now) {
                let mut bytes = Vec::new();
                answer.encode(&mut bytes);
                answers.push(bytes);
            }
        }
        self.traversal.add(
            &self.locals,
            &self.remotes.iter().map(|it| it.1).collect::<Vec<_>>(),
        );
        Ok(answers)
    }

    /// The next datagram to send at this time, in milliseconds, if any.
    pub fn poll(&mut self, now: u64) -> Option<Outgoing> {
        let probe = self.traversal.poll(now)?;
        let mut datagram = Vec::new();
        Frame::PathChallenge((probe.pair as u64).to_be_bytes()).encode(&mut datagram);
        Some(Outgoing {
            from: probe.local.address,
            to: probe.remote.address,
            datagram,
        })
    }

    /// The peer's address of the best path that works, when the search is over.
    #[must_use]
    pub fn connected_to(&self) -> Option<SocketAddr> {
        match self.traversal.outcome() {
            Outcome::Connected(pair) => self
                .traversal
                .pairs()
                .get(pair)
                .map(|pair| pair.remote.address),
            Outcome::Running | Outcome::Failed => None,
        }
    }

    /// Whether every path has been tried in vain.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.traversal.outcome() == Outcome::Failed
    }

    fn take(&mut self, frame: Frame, now: u64) -> Option<Frame> {
        match frame {
            Frame::AddAddress { sequence, address } => {
                self.learn(
                    sequence,
                    Candidate::new(CandidateKind::ServerReflexive, address),
                );
            }
            Frame::PunchMeNow {
                round,
                paired_with,
                address,
            } if Some(round) > self.round => {
                self.round = Some(round);
                self.learn(
                    paired_with,
                    Candidate::new(CandidateKind::PeerReflexive, address),
                );
            }
            Frame::RemoveAddress(sequence) => self.remotes.retain(|known| known.0 != sequence),
            Frame::PathChallenge(data) => return Some(Frame::PathResponse(data)),
            Frame::PathResponse(data) => {
                if let Ok(pair) = usize::try_from(u64::from_be_bytes(data)) {
                    self.traversal.answered(pair, now);
                }
            }
            _ => {}
        }
        None
    }

    fn learn(&mut self, sequence: VarInt, candidate: Candidate) {
        self.remotes.retain(|known| known.0 != sequence);
        self.remotes.push((sequence, candidate));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> SocketAddr {
        text.parse().unwrap()
    }

    fn datagram(frames: &[Frame]) -> Vec<u8> {
        let mut bytes = Vec::new();
        frames.iter().for_each(|frame| frame.encode(&mut bytes));
        bytes
    }

    #[test]
    fn announces_each_address_once() {
        let mut endpoint = Endpoint::new(Role::Client, &[address("10.0.0.2:9000")]);
        endpoint.observed_at(address("198.51.100.7:4000"));
        endpoint.observed_at(address("198.51.100.7:4000"));
        let mut peer = Endpoint::new(Role::Server, &[]);
        peer.receive(&endpoint.announce(), 0).unwrap();
        assert_eq!(peer.remotes.len(), 2);
    }

    #[test]
    fn answers_challenges_with_their_data() {
        let mut endpoint = Endpoint::new(Role::Server, &[]);
        let answers = endpoint.receive(&datagram(&[Frame::PathChallenge(*b"12345678")]), 0);
        assert_eq!(
            answers,
            Ok(vec![datagram(&[Frame::PathResponse(*b"12345678")])])
        );
    }

    #[test]
    fn removed_addresses_are_not_tried() {
        let mut endpoint = Endpoint::new(Role::Client, &[address("10.0.0.2:9000")]);
        let sequence = VarInt::from_u32(3);
        let peer = address("192.0.2.2:9000");
        let frames = [
            Frame::AddAddress {
                sequence,
                address: peer,
            },
            Frame::RemoveAddress(sequence),
        ];
        endpoint.receive(&datagram(&frames), 0).unwrap();
        assert_eq!(endpoint.poll(0), None);
    }

    #[test]
    fn older_rounds_are_ignored() {
        let mut endpoint = Endpoint::new(Role::Client, &[address("10.0.0.2:9000")]);
        let punch = |round, to| Frame::PunchMeNow {
            round: VarInt::from_u32(round),
            paired_with: VarInt::from_u32(0),
            address: address(to),
        };
        let frames = [punch(2, "192.0.2.2:2000"), punch(1, "192.0.2.2:1000")];
        endpoint.receive(&datagram(&frames), 0).unwrap();
        assert_eq!(
            endpoint.poll(0).map(|probe| probe.to),
            Some(address("192.0.2.2:2000"))
        );
    }

    #[test]
    fn malformed_datagrams_are_refused() {
        let mut endpoint = Endpoint::new(Role::Server, &[]);
        assert!(endpoint.receive(&[0x1a, 1, 2], 0).is_err());
    }
}
