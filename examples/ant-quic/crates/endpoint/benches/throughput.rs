//! How many frames a second go through the codec: the minimum of several rounds, which is what
//! noise disturbs least.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ant_quic_frame::{Frame, Reader};

const FRAMES: u32 = 10_000;
const ROUNDS: usize = 20;

fn main() {
    let frame = Frame::PathChallenge([7; 8]);
    let mut datagram = Vec::new();
    let encode = fastest(|| {
        datagram.clear();
        for _ in 0..FRAMES {
            black_box(frame).encode(&mut datagram);
        }
    });
    let decode = fastest(|| {
        let mut reader = Reader::new(black_box(&datagram));
        while let Ok(frame) = Frame::decode(&mut reader) {
            black_box(frame);
        }
    });
    report("encode", encode);
    report("decode", decode);
}

fn fastest(mut work: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work();
        best = best.min(start.elapsed());
    }
    best
}

fn report(name: &str, round: Duration) {
    let nanoseconds = round.as_secs_f64() * 1e9 / f64::from(FRAMES);
    println!("{name}: {nanoseconds:.1} ns/frame");
}
