"""Measures, and prints README's table of figures. Called by tests/bench/run."""

import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import ssh_bench

BUILD = Path(sys.argv[1])
ROOT = Path(__file__).resolve().parents[2]
VPCSIM = BUILD / "vpcsim"
CONNECTIONS = (1, 8, 64)
ROUNDS = 3
AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/ec2/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=" + "0" * 64
)
HEADERS = {
    "Authorization": AUTHORIZATION,
    "X-Amz-Date": "20260101T000000Z",
    "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
}
DESCRIBE = "Action=DescribeVpcs&Version=2016-11-15"


class Server:
    """A server whose first line of output is its address."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        self.host = self.url.removeprefix("http://")

    def post(self, body):
        connection = http.client.HTTPConnection(self.host)
        connection.request("POST", "/", body, HEADERS)
        answer = connection.getresponse().read()
        connection.close()
        return answer

    def stop(self):
        self.process.terminate()
        self.process.wait()


def median_ms(action, runs=15):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def walk_through_ms():
    command = [VPCSIM, "run", ROOT / "scenarios/vpc-peering.yaml"]
    return median_ms(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def first_answer_ms():
    def start_and_ask():
        server = Server(VPCSIM, "serve", "--port", "0")
        server.post(DESCRIBE)
        servers.append(server)

    servers = []
    figure = median_ms(start_and_ask)
    for server in servers:
        server.stop()
    return figure


def wrk(url, connections, script):
    command = ["wrk", "-t1", f"-c{connections}", "-d3s", "-s", script, url]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output:
        sys.exit(f"the server refused the load: {output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))


def describe_vpcs_rates():
    """Requests a second of vpcsim and of bare Beast with the same bytes, in turns."""
    ours = Server(VPCSIM, "serve", "--port", "0", "--no-default-vpc")
    for cidr in ("10.0.0.0/16", "10.1.0.0/16"):
        ours.post(f"Action=CreateVpc&Version=2016-11-15&CidrBlock={cidr}")
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer.xml")
        answer.write_bytes(ours.post(DESCRIBE))
        script = Path(folder, "post.lua")
        headers = "".join(f'wrk.headers["{name}"] = "{value}"\n' for name, value in HEADERS.items())
        script.write_text(f'wrk.method = "POST"\nwrk.body = "{DESCRIBE}"\n{headers}')
        bare = Server(BUILD / "tests/bench/bare_beast_server", answer)
        rows = []
        for connections in CONNECTIONS:
            pairs = [(wrk(ours.url, connections, script), wrk(bare.url, connections, script)) for _ in range(ROUNDS)]
            ratio = statistics.median(a / b for a, b in pairs)
            rows.append((connections, statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio))
        bare.stop()
    ours.stop()
    return rows


def google_benchmark(name):
    command = [BUILD / "tests/bench" / name, "--benchmark_format=json", "--benchmark_min_time=1"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [(row["name"], row["items_per_second"]) for row in json.loads(output)["benchmarks"] if "items_per_second" in row]


def growth():
    """What calls cost beside a million interfaces, as a multiple of what they cost beside a hundred."""
    command = [BUILD / "tests/bench/growth_bench", "--benchmark_format=json", "--benchmark_min_time=1"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = json.loads(output)["benchmarks"]
    cost = {row["name"]: row["cpu_time"] for row in rows}
    for name in dict.fromkeys(row["name"].rsplit("/", 1)[0] for row in rows):
        few, more, most = (cost[f"{name}/{size}"] for size in (100, 10_000, 1_000_000))
        yield (f"`{name}` beside 100, 10,000 and 1,000,000 interfaces",
               f"{few / 1000:.0f}, {more / 1000:.0f}, {most / 1000:.0f} µs: {most / few:.1f} times")
    yield "memory of an interface, of a million", f"{rows[-1]['bytes_per_interface']:,.0f} bytes"


def snapshots():
    """The whole state with a million interfaces, as one document."""
    command = [BUILD / "tests/bench/snapshot_bench", "--benchmark_format=json", "--benchmark_filter=/1000000$"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for row in json.loads(output)["benchmarks"]:
        verb = {"write": "written", "read": "restored"}[row["name"].split("/")[0]]
        yield (f"the state with 1,000,000 interfaces {verb}, one core, in process",
               f"{row['real_time'] / 1000:.1f} s, {row['bytes'] / 1e6:,.0f} MB of JSON")


def agreement():
    """Fails when the evaluator and the tests' naive one disagree."""
    run = subprocess.run([BUILD / "tests/bench/evaluators_agree"], check=True, capture_output=True, text=True)
    verdicts, rest = run.stdout.strip().split(" ", 1)
    yield "random flows on 1,000 random networks", f"{int(verdicts):,} {rest}"


def reach():
    """Verdicts, matrices and memory as networks grow."""
    run = subprocess.run([BUILD / "tests/bench/reach_bench"], check=True, capture_output=True, text=True)
    found = json.loads(run.stdout)
    sizes = [found[size] for size in ("1000", "10000", "100000")]
    at = "1,000, 10,000 and 100,000 interfaces at AWS's default quotas, one core"
    rates = ", ".join(f"{row['random_verdicts_per_second'] / 1e6:.1f}" for row in sizes)
    yield f"verdicts of random pairs, {at}", f"{rates} million/s"
    rates = ", ".join(f"{row['by_source_verdicts_per_second'] / 1e6:.1f}" for row in sizes)
    yield f"verdicts of 100 sources with all others, {at}", f"{rates} million/s"
    times = ", ".join(f"{row['explained_seconds'] * 1e6:.1f}" for row in sizes)
    yield f"a path with its whole story, {at}", f"{times} µs"
    times = ", ".join(f"{row['changed_seconds'] * 1e6:.0f}" for row in sizes)
    yield f"one group's or table's change and the next verdict, {at}", f"{times} µs"
    yield "a network of 1,000 VPCs and 100,000 interfaces in memory", f"{sizes[-1]['bytes'] / 1e6:,.0f} MB"
    for ends in (10_000, 50_000):
        row = found[f"all_pairs_of_{ends}"]
        yield f"all pairs of {ends:,} instances on one service", f"{row['seconds']:.2f} s"


def ssh_logins():
    server = Server(VPCSIM, "serve", "--port", "0", "--quiet")
    try:
        yield from ssh_bench.rows(server, HEADERS)
    finally:
        server.stop()


def console():
    """How long a person waits for the console in Chromium."""
    run = subprocess.run(["node", ROOT / "tests/bench/console_bench.mjs", VPCSIM], check=True, capture_output=True, text=True)
    found = json.loads(run.stdout)
    yield ("the console's first view in a fresh Chromium window, first paint",
           f"{found['first_view_ms']} ms, {found['first_paint_ms']} ms")
    yield "10,000 instances listed in the console", f"{found['listed_ms'] / 1000:.1f} s"
    yield ("the longest pause while a page of them is turned, and while they are filtered",
           f"{found['longest_task_turning_ms']} ms, {found['longest_task_filtering_ms']} ms")


def main():
    rows = [
        ("`vpcsim run scenarios/vpc-peering.yaml`, whole process", f"{walk_through_ms():.0f} ms"),
        ("`vpcsim serve`, from exec to the first answered call", f"{first_answer_ms():.0f} ms"),
    ]
    for connections, ours, bare, ratio in describe_vpcs_rates():
        rows.append((f"DescribeVpcs, {connections} connections, beside a bare Beast server with the same bytes",
                     f"{ours:,.0f}/s, {bare:,.0f}/s: {ratio:.0%}"))
    for name in ("verdicts_bench", "api_bench"):
        rows += [(f"`{case}`, one core, in process", f"{rate:,.0f}/s") for case, rate in google_benchmark(name)]
    rows += agreement()
    rows += reach()
    rows += growth()
    rows += snapshots()
    rows += ssh_logins()
    rows += console()
    print("| What | Figure |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main()
