/// Where the cryptography of a handshake comes from; chosen when the crate is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CryptoProvider {
    /// The feature `aws-lc-rs`.
    AwsLc,
    /// The feature `rustls-ring`, the default.
    Ring,
    /// None of them: the endpoint can look for paths, but not make a handshake.
    Absent,
}

impl CryptoProvider {
    /// The provider of this build.
    pub const BUILT_IN: Self = if cfg!(feature = "aws-lc-rs") {
        Self::AwsLc
    } else if cfg!(feature = "rustls-ring") {
        Self::Ring
    } else {
        Self::Absent
    };

    /// The key exchanges that are offered to the peer, the preferred one first.
    ///
    /// ```
    /// use ant_quic::{CryptoProvider, KeyExchange};
    ///
    /// assert!(CryptoProvider::Ring.key_exchanges().contains(&KeyExchange::X25519));
    /// assert!(CryptoProvider::Absent.key_exchanges().is_empty());
    /// ```
    #[must_use]
    pub const fn key_exchanges(self) -> &'static [KeyExchange] {
        match self {
            Self::Absent => &[],
            Self::AwsLc | Self::Ring if cfg!(feature = "pqc") => {
                &[KeyExchange::X25519MlKem768, KeyExchange::X25519]
            }
            Self::AwsLc | Self::Ring => &[KeyExchange::X25519],
        }
    }

    /// How many datagrams of 1200 bytes the first flight of a client takes, given that all but the
    /// key shares fit into 400 bytes. A post-quantum key share makes it two.
    #[must_use]
    pub fn initial_datagrams(self) -> usize {
        let shares: usize = self.key_exchanges().iter().map(|it| it.share_len()).sum();
        (400 + shares).div_ceil(1200)
    }
}

/// A way to agree on a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyExchange {
    /// Elliptic curves alone.
    X25519,
    /// Elliptic curves together with ML-KEM-768.
    X25519MlKem768,
}

impl KeyExchange {
    /// Bytes of a client's key share.
    #[must_use]
    pub const fn share_len(self) -> usize {
        match self {
            Self::X25519 => 32,
            Self::X25519MlKem768 => 1184 + 32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_provider_follows_the_features() {
        let expected = match (cfg!(feature = "aws-lc-rs"), cfg!(feature = "rustls-ring")) {
            (true, _) => CryptoProvider::AwsLc,
            (false, true) => CryptoProvider::Ring,
            (false, false) => CryptoProvider::Absent,
        };
        assert_eq!(CryptoProvider::BUILT_IN, expected);
    }

    #[test]
    fn post_quantum_key_shares_take_a_second_datagram() {
        let expected = if cfg!(feature = "pqc") { 2 } else { 1 };
        assert_eq!(CryptoProvider::Ring.initial_datagrams(), expected);
        assert_eq!(CryptoProvider::Absent.initial_datagrams(), 1);
    }
}
