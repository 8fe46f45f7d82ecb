use crate::DecodeError;

/// A cursor over the bytes of a datagram.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether every byte has been read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Reads one byte.
    ///
    /// # Errors
    ///
    /// [`DecodeError::UnexpectedEnd`] when there is none.
    pub fn byte(&mut self) -> Result<u8, DecodeError> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// Reads as many bytes as the array has.
    ///
    /// # Errors
    ///
    /// [`DecodeError::UnexpectedEnd`] when there are fewer.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (head, rest) =
            self.rest
                .split_first_chunk::<N>()
                .ok_or_else(|| DecodeError::UnexpectedEnd {
                    missing: N - self.rest.len(),
                })?;
        self.rest = rest;
        Ok(*head)
    }
}
