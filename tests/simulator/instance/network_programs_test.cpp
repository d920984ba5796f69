#include "catch.hpp"
#include "shell_world.hpp"

using namespace vpcsim;
using tests::ShellWorld;

namespace {

struct World : ShellWorld {
  World() {
    machine.net.hosts = {*protocol::Ip::parse("10.0.0.20")};
    machine.net.names["A web.local"] = {.records = {{"web.local", 60, "A", "10.0.0.20"}}};
    serve("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi\n");
  }
  void serve(std::string answer) {
    machine.net.servers["10.0.0.20:80"] = [answer](const std::string&) { return answer; };
  }
};

}  // namespace

TEST_CASE("ping counts replies, losses and errors") {
  World world;
  CHECK(world.run("ping -c 2 web.local") ==
        "PING web.local (10.0.0.20) 56(84) bytes of data.\n"
        "64 bytes from 10.0.0.20: icmp_seq=1 ttl=64 time=0.500 ms\n"
        "64 bytes from 10.0.0.20: icmp_seq=2 ttl=64 time=0.500 ms\n\n"
        "--- web.local ping statistics ---\n"
        "2 packets transmitted, 2 received, 0% packet loss, time 1001ms\n"
        "rtt min/avg/max/mdev = 0.500/0.500/0.500/0.000 ms\n");
  CHECK(world.run("ping -c 1 -W 1 10.0.0.99") ==
        "PING 10.0.0.99 (10.0.0.99) 56(84) bytes of data.\n\n--- 10.0.0.99 ping statistics ---\n"
        "1 packets transmitted, 0 received, 100% packet loss, time 1000ms\n\n[1]\n");
  CHECK(world.run("ping -c 1 none") == "ping: none: Name or service not known\n[2]\n");
  world.machine.net.hops = 1;
  CHECK(world.run("ping -c 1 -t 1 10.0.0.20").find("From 10.9.9.1 icmp_seq=1 Time to live exceeded\n") !=
        std::string::npos);
  world.machine.net.no_route = true;
  CHECK(world.run("ping -c 1 10.0.0.20").find("ping: connect: Network is unreachable\n[2]\n") !=
        std::string::npos);
}

TEST_CASE("A name without a dot is completed by /etc/resolv.conf, unless it ends with one") {
  World world;
  const instance::FileAccess root{.user = "root", .group = "root"};
  world.machine.system.open_for_writing(root, "/etc/resolv.conf", true, 0644);
  world.machine.system.write_at(root, "/etc/resolv.conf", 0, "nameserver 10.0.0.2\nsearch local elsewhere\n");
  CHECK(world.run("ping -c 1 web").starts_with("PING web (10.0.0.20) "));
  CHECK(world.run("ping -c 1 web.") == "ping: web.: Name or service not known\n[2]\n");
}

TEST_CASE("Ctrl-C ends ping with its statistics") {
  World world;
  world.log_in();
  world.type("ping 10.0.0.20\r", 2500);
  CHECK(world.type("\x03").find("3 packets transmitted, 3 received") != std::string::npos);
}

TEST_CASE("traceroute prints each router, and stars for silence") {
  World world;
  world.machine.net.hops = 1;
  CHECK(world.run("traceroute -n 10.0.0.20") ==
        "traceroute to 10.0.0.20 (10.0.0.20), 30 hops max, 60 byte packets\n"
        " 1  10.9.9.1  0.500 ms  0.500 ms  0.500 ms\n 2  10.0.0.20  0.500 ms  0.500 ms  0.500 ms\n");
  CHECK(world.run("traceroute -m 2 10.0.0.99") ==
        "traceroute to 10.0.0.99 (10.0.0.99), 2 hops max, 60 byte packets\n"
        " 1  10.9.9.1 (10.9.9.1)  0.500 ms  0.500 ms  0.500 ms\n 2  * * *\n");
}

TEST_CASE("nc connects, is refused, or times out") {
  World world;
  CHECK(world.run("nc -z 10.0.0.20 80").empty());
  CHECK(world.run("nc -z 10.0.0.20 81") == "Ncat: Connection refused.\n[1]\n");
  CHECK(world.run("nc -w 2 10.0.0.99 80") == "Ncat: TIMEOUT.\n[1]\n");
  CHECK(world.run("echo x | nc 10.0.0.20 80").find("hi\n") != std::string::npos);
  CHECK(world.machine.net.requests.back() == "x\n");
  CHECK(world.run("nc 10.0.0.20 0") == "Ncat: Invalid port number \"0\". QUITTING.\n[2]\n");
}

TEST_CASE("nc listens once, or with -k for more, and frees its port when it ends") {
  World world;
  world.start({.command = "nc -l 8080"});
  auto peer = world.machine.net.come(8080);
  REQUIRE(peer);
  std::string got;
  peer->set_events({.received = [&](std::string_view bytes) { got += bytes; }});
  world.shell->input("from here\n");
  peer->write("from there\n");
  world.machine.time.tick(10);
  CHECK(got == "from here\n");
  CHECK(world.written == "from there\n");
  CHECK_FALSE(world.machine.net.come(8080));
  peer.reset();
  world.machine.time.tick(10);
  CHECK(world.status == 0);

  world.start({.command = "nc -lk 8080"});
  CHECK(world.machine.net.come(8080));
  world.machine.time.tick(10);
  CHECK(world.machine.net.come(8080));
  world.machine.time.tick(10);
  CHECK_FALSE(world.status);
  world.shell->interrupt();
  world.machine.time.tick(10);
  CHECK(world.status == 130);
  CHECK_FALSE(world.machine.net.come(8080));
  CHECK(world.run("nc -l 80") == "Ncat: bind to 0.0.0.0:80: Permission denied. QUITTING.\n[2]\n");
}

TEST_CASE("curl sends its request and prints the body") {
  World world;
  CHECK(world.run("curl -s http://web.local/a?b#c") == "hi\n");
  CHECK(world.machine.net.requests.back() ==
        "GET /a?b HTTP/1.1\r\nHost: web.local\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\n\r\n");
  CHECK(world.run("curl -i 10.0.0.20") == "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi\n");
  CHECK(world.run("curl -I 10.0.0.20") == "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n");
  world.run("curl -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' -H Accept: 10.0.0.20");
  CHECK(world.machine.net.requests.back() ==
        "PUT / HTTP/1.1\r\nHost: 10.0.0.20\r\nUser-Agent: curl/8.5.0\r\n"
        "X-aws-ec2-metadata-token-ttl-seconds: 60\r\n\r\n");
  world.run("curl -d a=b -d c 10.0.0.20");
  CHECK(world.machine.net.requests.back().find("Content-Length: 5\r\nContent-Type: "
                                               "application/x-www-form-urlencoded\r\n\r\na=b&c") !=
        std::string::npos);
  CHECK(world.run("curl -s -o f -w '%{http_code}\\n' 10.0.0.20; cat f") == "200\nhi\n");
}

TEST_CASE("curl reads chunks, and bodies that end with the connection") {
  World world;
  world.serve(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x\r\n0123456789\r\n0\r\n\r\n");
  CHECK(world.run("curl 10.0.0.20") == "abc0123456789");
  world.serve("HTTP/1.0 200 OK\r\n\r\nto the end");
  CHECK(world.run("curl 10.0.0.20") == "to the end");
  world.serve("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
  CHECK(world.run("curl 10.0.0.20").empty());
}

TEST_CASE("curl's failures have curl's numbers") {
  World world;
  CHECK(world.run("curl none") == "curl: (6) Could not resolve host: none\n[6]\n");
  CHECK(world.run("curl 10.0.0.20:81") ==
        "curl: (7) Failed to connect to 10.0.0.20 port 81 after 1 ms: Couldn't connect to server\n[7]\n");
  CHECK(world.run("curl -m 2 10.0.0.99") ==
        "curl: (28) Connection timed out after 2000 milliseconds\n[28]\n");
  CHECK(world.run("curl --connect-timeout 1 10.0.0.99") ==
        "curl: (28) Failed to connect to 10.0.0.99 port 80 after 1000 ms: Timeout was reached\n[28]\n");
  CHECK(world.run("curl -s 10.0.0.99") == "[28]\n");
  CHECK(world.run("curl https://web.local") == "curl: (1) Protocol \"https\" not supported\n[1]\n");
  world.serve("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
  CHECK(world.run("curl -f 10.0.0.20") == "curl: (22) The requested URL returned error: 404\n[22]\n");
  world.serve("");
  CHECK(world.run("curl 10.0.0.20") == "curl: (52) Empty reply from server\n[52]\n");
  world.serve("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
  CHECK(world.run("curl 10.0.0.20") == "abcurl: (18) transfer closed with 3 bytes remaining to read\n[18]\n");
  world.serve("SSH-2.0-x\r\n\r\n");
  CHECK(world.run("curl 10.0.0.20") == "curl: (1) Received HTTP/0.9 when not allowed\n[1]\n");
}

TEST_CASE("dig prints sections, or the data alone") {
  World world;
  CHECK(world.run("dig +short web.local") == "10.0.0.20\n");
  CHECK(world.run("dig +noall +answer web.local") == "web.local.\t\t60\tIN\tA\t10.0.0.20\n");
  auto text = world.run("dig web.local", 10);
  CHECK(text.find("status: NOERROR") != std::string::npos);
  CHECK(text.find(";web.local.\t\t\tIN\tA\n") != std::string::npos);
  CHECK(text.find(";; SERVER: 10.0.0.2#53(10.0.0.2)\n") != std::string::npos);
  CHECK(world.run("dig none").find("status: NXDOMAIN") != std::string::npos);
  world.machine.net.names["PTR 20.0.0.10.in-addr.arpa"] = {.records = {{"x", 60, "PTR", "web.local."}}};
  CHECK(world.run("dig +short -x 10.0.0.20") == "web.local.\n");
  CHECK(world.run("dig +trace a") == "Invalid option: +trace\n[1]\n");
}

TEST_CASE("ip and ss print what the network has") {
  World world;
  CHECK(world.run("ip -4 addr show dev ens5") ==
        "2: ens5: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9001 qdisc mq state UP group default qlen 1000\n"
        "    link/ether 0a:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff\n"
        "    inet 10.0.0.10/24 brd 10.0.0.255 scope global dynamic ens5\n"
        "       valid_lft 3600sec preferred_lft 3600sec\n");
  CHECK(world.run("ip route") ==
        "default via 10.0.0.1 dev ens5 proto dhcp src 10.0.0.10 metric 512\n"
        "10.0.0.0/24 dev ens5 proto kernel scope link src 10.0.0.10 metric 512\n");
  CHECK(world.run("ip route add default") == "RTNETLINK answers: Operation not permitted\n[2]\n");
  CHECK(world.run("ip tunnel") == "Object \"tunnel\" is unknown, try \"ip help\".\n[1]\n");
  CHECK(world.run("ip addr show eth9") == "Device \"eth9\" does not exist.\n[1]\n");
  CHECK(world.run("ss -ltn").find("0.0.0.0:22 ") != std::string::npos);
}
