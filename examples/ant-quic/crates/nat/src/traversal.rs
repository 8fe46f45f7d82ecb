use std::cmp::Reverse;

use crate::{Candidate, Pair, PairState};

/// How patient a traversal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Decides ties between the two sides; exactly one of them must say true.
    pub is_controlling: bool,
    /// How many pairs are tried at the same time.
    pub parallel: usize,
    /// How often a pair is tried.
    pub attempts: u32,
    /// Milliseconds until the first attempt is given up; each further one waits twice as long.
    pub timeout: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_controlling: true,
            parallel: 5,
            attempts: 4,
            timeout: 200,
        }
    }
}

/// What to send next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    /// Number of the pair, to be given to [`Traversal::answered`].
    pub pair: usize,
    /// From where.
    pub local: Candidate,
    /// Where to.
    pub remote: Candidate,
    /// 1 for the first.
    pub attempt: u32,
}

/// Where a traversal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There are pairs left to try or to wait for.
    Running,
    /// This pair works, and no better one is left.
    Connected(usize),
    /// No pair works.
    Failed,
}

/// The checks of all pairs of two peers.
#[derive(Debug, Clone)]
pub struct Traversal {
    settings: Settings,
    pairs: Vec<Pair>,
    /// Numbers of the pairs, the best first.
    order: Vec<usize>,
}

impl Traversal {
    /// Starts without pairs.
    #[must_use]
    pub const fn new(settings: Settings) -> Self {
        Self {
            settings,
            pairs: Vec::new(),
            order: Vec::new(),
        }
    }

    /// Pairs each local with each remote address of the same family. Known pairs stay as they are,
    /// so that addresses can be added while checks are under way.
    pub fn add(&mut self, locals: &[Candidate], remotes: &[Candidate]) {
        for local in locals {
            for remote in remotes.iter().filter(|remote| local.can_reach(remote)) {
                let known = |pair: &Pair| pair.local == *local && pair.remote == *remote;
                if !self.pairs.iter().any(known) {
                    self.pairs.push(Pair::new(*local, *remote));
                }
            }
        }
        let is_controlling = self.settings.is_controlling;
        self.order = (0..self.pairs.len()).collect();
        self.order
            .sort_by_key(|&index| Reverse(self.pairs[index].priority(is_controlling)));
    }

    /// The pairs in the order in which they came.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// What to send at this time, in milliseconds; the caller asks until there is nothing left.
    pub fn poll(&mut self, now: u64) -> Option<Probe> {
        self.give_up_late(now);
        let waiting_for_retry = self
            .order
            .iter()
            .copied()
            .find(|&index| self.is_due(index, now));
        let index = waiting_for_retry.or_else(|| self.next_new())?;
        let settings = self.settings;
        let pair = &mut self.pairs[index];
        let attempt = match pair.state {
            PairState::InProgress { attempts, .. } => attempts + 1,
            _ => 1,
        };
        if attempt == 1 {
            pair.started = now;
        }
        let patience = settings.timeout << (attempt - 1);
        pair.state = PairState::InProgress {
            attempts: attempt,
            deadline: now + patience,
        };
        Some(Probe {
            pair: index,
            local: pair.local,
            remote: pair.remote,
            attempt,
        })
    }

    /// Says that an answer to a probe of this pair came.
    /// Answers for pairs that are not waited for are late or forged, and change nothing.
    pub fn answered(&mut self, pair: usize, now: u64) {
        if let Some(pair) = self.pairs.get_mut(pair) {
            if matches!(pair.state, PairState::InProgress { .. }) {
                pair.state = PairState::Succeeded {
                    round_trip: now.saturating_sub(pair.started),
                };
            }
        }
    }

    /// Where it stands: connected as soon as no pair better than the best working one is open.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        for &index in &self.order {
            match self.pairs[index].state {
                PairState::Succeeded { .. } => return Outcome::Connected(index),
                PairState::Failed => {}
                PairState::Waiting | PairState::InProgress { .. } => return Outcome::Running,
            }
        }
        Outcome::Failed
    }

    fn give_up_late(&mut self, now: u64) {
        let most = self.settings.attempts;
        for pair in &mut self.pairs {
            if let PairState::InProgress { attempts, deadline } = pair.state {
                if attempts >= most && deadline <= now {
                    pair.state = PairState::Failed;
                }
            }
        }
    }

    fn is_due(&self, index: usize, now: u64) -> bool {
        matches!(self.pairs[index].state, PairState::InProgress { deadline, .. } if deadline <= now)
    }

    /// The best pair that was never tried, while there is room for one more at a time.
    fn next_new(&self) -> Option<usize> {
        let in_progress = self
            .pairs
            .iter()
            .filter(|pair| matches!(pair.state, PairState::InProgress { .. }));
        if in_progress.count() >= self.settings.parallel {
            return None;
        }
        self.order
            .iter()
            .copied()
            .find(|&index| self.pairs[index].state == PairState::Waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CandidateKind;
    use crate::CandidateKind::{Host, Relayed, ServerReflexive};

    fn candidate(kind: CandidateKind, address: &str) -> Candidate {
        Candidate::new(kind, address.parse().unwrap())
    }

    fn traversal(settings: Settings) -> Traversal {
        let mut traversal = Traversal::new(settings);
        traversal.add(
            &[
                candidate(Host, "10.0.0.2:9000"),
                candidate(Host, "[2001:db8::2]:9000"),
            ],
            &[
                candidate(Relayed, "192.0.2.1:3478"),
                candidate(ServerReflexive, "198.51.100.7:4000"),
                candidate(Host, "[2001:db8::7]:9000"),
            ],
        );
        traversal
    }

    #[test]
    fn only_addresses_of_one_family_are_paired() {
        assert_eq!(traversal(Settings::default()).pairs().len(), 3);
    }

    #[test]
    fn adding_known_addresses_again_changes_nothing() {
        let mut twice = traversal(Settings::default());
        twice.poll(0);
        let before = twice.pairs().to_vec();
        twice.add(
            &[candidate(Host, "10.0.0.2:9000")],
            &[candidate(Relayed, "192.0.2.1:3478")],
        );
        assert_eq!(twice.pairs(), before);
    }

    #[test]
    fn direct_paths_come_before_relays() {
        let mut traversal = traversal(Settings::default());
        let kinds: Vec<_> = std::iter::from_fn(|| traversal.poll(0))
            .map(|it| it.remote.kind)
            .collect();
        assert_eq!(kinds, [Host, ServerReflexive, Relayed]);
    }

    #[test]
    fn both_sides_agree_on_the_order() {
        let local = candidate(Host, "10.0.0.2:9000");
        let remote = candidate(ServerReflexive, "198.51.100.7:4000");
        let here = Pair::new(local, remote).priority(true);
        let there = Pair::new(remote, local).priority(false);
        assert_eq!(here, there);
    }

    #[test]
    fn no_more_pairs_than_allowed_are_under_way() {
        let mut traversal = traversal(Settings {
            parallel: 2,
            ..Settings::default()
        });
        assert_eq!(std::iter::from_fn(|| traversal.poll(0)).count(), 2);
    }

    #[test]
    fn attempts_wait_twice_as_long_each_time() {
        let mut traversal = traversal(Settings {
            parallel: 1,
            attempts: 3,
            ..Settings::default()
        });
        let mut times = Vec::new();
        for now in (0..2_000).step_by(100) {
            if let Some(probe) = traversal
                .poll(now)
                .filter(|probe| probe.remote.kind == Host)
            {
                times.push((now, probe.attempt));
            }
        }
        assert_eq!(times, [(0, 1), (200, 2), (600, 3)]);
    }

    #[test]
    fn a_working_pair_wins_when_no_better_one_is_open() {
        let mut traversal = traversal(Settings {
            attempts: 1,
            ..Settings::default()
        });
        let probes: Vec<_> = std::iter::from_fn(|| traversal.poll(0)).collect();
        traversal.answered(probes[1].pair, 40);
        assert_eq!(
            traversal.outcome(),
            Outcome::Running,
            "the better pair may still answer"
        );
        assert_eq!(traversal.poll(200), None);
        assert_eq!(traversal.outcome(), Outcome::Connected(probes[1].pair));
        let state = traversal.pairs()[probes[1].pair].state;
        assert_eq!(state, PairState::Succeeded { round_trip: 40 });
    }

    #[test]
    fn answers_that_nobody_waits_for_change_nothing() {
        let mut traversal = traversal(Settings::default());
        traversal.answered(0, 10);
        traversal.answered(99, 10);
        assert!(
            traversal
                .pairs()
                .iter()
                .all(|pair| pair.state == PairState::Waiting)
        );
    }

    #[test]
    fn fails_when_every_pair_has_been_tried_in_vain() {
        let mut traversal = traversal(Settings {
            attempts: 1,
            ..Settings::default()
        });
        while traversal.poll(0).is_some() {}
        assert_eq!(traversal.poll(10_000), None);
        assert_eq!(traversal.outcome(), Outcome::Failed);
    }
}
