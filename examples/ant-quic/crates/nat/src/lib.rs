//! Which of the addresses of two peers to try, in which order, and what came of it.
//!
//! No sockets and no clock: the caller sends what [`Traversal::poll`] asks for and says what
//! happened, with times of its own choosing. Priorities are those of ICE, RFC 8445.

mod candidate;
mod pair;
mod traversal;

pub use candidate::{Candidate, CandidateKind};
pub use pair::{Pair, PairState};
pub use traversal::{Outcome, Probe, Settings, Traversal};
