"""All red flags over a register, in one run, the slowest named.

python -m tests.benchmarks.bench_flags [ENTITIES]
"""

import sys
import time

from graph.analyses.projection import project
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.detect import raise_flags
from graph.red_flags.scene import scene_of
from tests.benchmarks.bench_trace import invented


def main() -> None:
    """Print the figures of one run."""
    contents = invented(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    graph = project(contents)
    began = time.perf_counter()
    scene = scene_of(graph)
    taken = {}
    for flag in FLAGS:
        before = time.perf_counter()
        (raised,) = raise_flags(scene, [flag])
        taken[flag.name] = (time.perf_counter() - before, len(raised.findings))
    print(f"{len(contents.entities)} entities, {len(contents.ties)} ties")
    print(f"{len(FLAGS)} flags in {time.perf_counter() - began:.1f} s")
    for name, (seconds, count) in sorted(taken.items(), key=lambda each: -each[1][0])[:5]:
        print(f"  {name}: {seconds:.2f} s, {count} findings")


if __name__ == "__main__":
    main()
