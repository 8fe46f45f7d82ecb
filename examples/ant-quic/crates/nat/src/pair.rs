use crate::Candidate;

/// How far the check of a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairState {
    /// Not tried yet.
    Waiting,
    /// Sent, and nothing came back so far.
    InProgress {
        /// How often.
        attempts: u32,
        /// When to give this attempt up, in milliseconds of the caller's clock.
        deadline: u64,
    },
    /// An answer came.
    Succeeded {
        /// Milliseconds from the first attempt to the answer.
        round_trip: u64,
    },
    /// Tried as often as allowed.
    Failed,
}

/// One address of each peer, and what is known about the path between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// This side.
    pub local: Candidate,
    /// The other side.
    pub remote: Candidate,
    /// How far its check is.
    pub state: PairState,
    pub(crate) started: u64,
}

impl Pair {
    pub(crate) const fn new(local: Candidate, remote: Candidate) -> Self {
        Self {
            local,
            remote,
            state: PairState::Waiting,
            started: 0,
        }
    }

    /// The formula of RFC 8445, section 6.1.2.3, which gives the same order on both sides.
    #[must_use]
    pub fn priority(&self, is_controlling: bool) -> u64 {
        let local = u64::from(self.local.priority());
        let remote = u64::from(self.remote.priority());
        let (controlling, controlled) = if is_controlling {
            (local, remote)
        } else {
            (remote, local)
        };
        (controlling.min(controlled) << 32)
            + 2 * controlling.max(controlled)
            + u64::from(controlling > controlled)
    }
}
