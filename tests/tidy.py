"""The habits of the source that no compiler checks. `python3 tests/tidy.py` says what is wrong."""

import pathlib
import re
import subprocess
import sys

LINES_MAX = 420
LAYERS = ["protocol", "simulator", "scenarios", "tests"]
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
CODE = (".cpp", ".hpp")
SCRIPTS = (".ts", ".tsx", ".mjs")

# Files that may include Beast or Asio, and libssh: one seam each (docs/design).
BEAST = re.compile(r"protocol/(http_[a-z_]+\.cpp|http_server_[a-z]+\.hpp|web_socket_[a-z]+\.[ch]pp|beast_impl\.cpp|event_loop\.cpp|ssh_[a-z_]+\.[ch]pp|socket_stream\.cpp|"
                   r"syn_watch\.cpp|tcp_listener\.cpp)|"
                   r"tests/bench/.*")
LIBSSH = re.compile(r"protocol/ssh_[a-z_]+\.(cpp|hpp)")
PURE = ("simulator/actions/", "simulator/network/")
# Rules are functions of (state, virtual now, caller, request).
IMPURE = re.compile(r"\b(system_clock|steady_clock|high_resolution_clock|random_device|mt19937(_64)?|s?rand\s*\(|"
                    r"std::time\b|time\s*\(\s*(NULL|nullptr|0)\s*\)|getenv|std::thread|std::mutex|std::[io]?fstream)")


def tracked(root):
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\n") if name and (root / name).is_file()]


def includes(root, name):
    for number, line in enumerate((root / name).read_text().split("\n"), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1)


def layer_of(path):
    first = pathlib.PurePath(path).parts[0]
    return LAYERS.index(first) if first in LAYERS and "/" in path else None


def long_files(root, names):
    for name in names:
        if name.endswith((*CODE, *SCRIPTS, ".py", ".sh", ".cmake")):
            lines = (root / name).read_text().count("\n")
            if lines > LINES_MAX:
                yield f"{name}: {lines} lines"


def rightward_includes(root, names):
    for name in names:
        own = layer_of(name)
        if not name.endswith(CODE) or own is None:
            continue
        for number, included in includes(root, name):
            other = layer_of(included)
            if other is not None and other > own:
                yield f"{name}:{number}: {LAYERS[own]} includes {included}"


def network_includes(root, names):
    for name in names:
        if name.endswith(CODE) and name.startswith("simulator/network/"):
            for number, included in includes(root, name):
                if included.startswith("simulator/") and not included.startswith("simulator/network/"):
                    yield f"{name}:{number}: includes {included}"


def confined(pattern, allowed):
    def check(root, names):
        for name in names:
            if name.endswith(CODE) and not allowed.fullmatch(name):
                for number, included in includes(root, name):
                    if re.match(pattern, included):
                        yield f"{name}:{number}: includes {included}"
    return check


def impure_rules(root, names):
    for name in names:
        if name.endswith(CODE) and name.startswith(PURE):
            for number, line in enumerate((root / name).read_text().split("\n"), 1):
                found = IMPURE.search(line.partition("//")[0])
                if found:
                    yield f"{name}:{number}: {found.group(0)}"


def ragged_text(root, names):
    for name in names:
        if name.endswith((*CODE, *SCRIPTS, ".py", ".sh", ".yaml", ".txt", ".md", ".cmake", ".css")) and "corpus" not in name:
            text = (root / name).read_bytes()
            for number, line in enumerate(text.split(b"\n"), 1):
                if line.endswith((b" ", b"\t", b"\r")) and not name.endswith(".md"):
                    yield f"{name}:{number}: ends with white space"
            if text and not text.endswith(b"\n"):
                yield f"{name}: has no newline at its end"


HABITS = {
    f"files have at most {LINES_MAX} lines": long_files,
    "includes point left: protocol <- simulator <- scenarios <- tests": rightward_includes,
    "simulator/network/ includes nothing else of simulator/": network_includes,
    "Boost.Beast and Asio stay behind protocol/'s servers, clients and sockets": confined(r"boost/(beast|asio)\b", BEAST),
    "libssh stays behind protocol/ssh_*": confined(r"libssh/", LIBSSH),
    "rules are pure: no clock, random number, environment, thread or file in actions/ and network/": impure_rules,
    "text files end their lines and themselves properly": ragged_text,
}


def check(root):
    """Pairs of a habit and the places that break it."""
    names = tracked(root)
    return [(habit, list(find(root, names))) for habit, find in HABITS.items()]


if __name__ == "__main__":
    broken = [(habit, faults) for habit, faults in check(pathlib.Path(__file__).resolve().parents[1]) if faults]
    for habit, faults in broken:
        print(habit, *faults, sep="\n  ")
    sys.exit(1 if broken else 0)
