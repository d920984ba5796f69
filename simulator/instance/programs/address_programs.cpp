// ip, as iproute2 prints it, and ss.
#include <fmt/format.h>

#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

bool starts(std::string_view whole, std::string_view start) {
  return !start.empty() && whole.substr(0, start.size()) == start;
}

struct Families {
  bool v4 = true;
  bool v6 = true;
};

void print_address(Process& process, const InterfaceView& interface, const InterfaceAddress& address) {
  const bool loopback = interface.name == "lo";
  const auto block = address.address.text() + "/" + std::to_string(address.prefix_length);
  const auto scope = loopback ? "host" : address.link_local ? "link" : "global";
  const auto life = address.dynamic && !address.link_local && !loopback
                        ? fmt::format("valid_lft {0}sec preferred_lft {0}sec", address.lease_seconds)
                        : std::string("valid_lft forever preferred_lft forever");
  if (address.address.is_v6()) {
    const bool dynamic = address.dynamic && !address.link_local && !loopback;
    process.out(
        fmt::format("    inet6 {} scope {}{}\n       {}\n", block, scope, dynamic ? " dynamic" : "", life));
    return;
  }
  const protocol::Cidr subnet(address.address.v4(), address.prefix_length);
  process.out(fmt::format("    inet {}{} scope {}{} {}\n       {}\n", block,
                          loopback ? "" : " brd " + subnet.last().text(), scope,
                          address.dynamic && !loopback ? " dynamic" : "", interface.name, life));
}

int ip_address(Process& process, Families families, const std::string& device) {
  bool found = device.empty();
  for (const auto& interface : process.machine().network().interfaces()) {
    if (!device.empty() && interface.name != device) continue;
    found = true;
    const bool loopback = interface.name == "lo";
    process.out(
        fmt::format("{}: {}: <{}> mtu {} qdisc {} state {} group default qlen 1000\n    link/{} {} brd {}\n",
                    interface.index, interface.name,
                    loopback ? "LOOPBACK,UP,LOWER_UP" : "BROADCAST,MULTICAST,UP,LOWER_UP", interface.mtu,
                    loopback ? "noqueue" : "mq", loopback ? "UNKNOWN" : "UP", loopback ? "loopback" : "ether",
                    interface.mac, loopback ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff"));
    for (const auto& address : interface.addresses) {
      if (address.address.is_v6() ? families.v6 : families.v4) print_address(process, interface, address);
    }
  }
  if (!found) process.error("Device \"" + device + "\" does not exist.\n");
  return found ? 0 : 1;
}

int ip_route(Process& process, bool v6) {
  for (const auto& route : process.machine().network().routes()) {
    const bool of_v6 = route.to ? route.to->is_v6() : route.gateway && route.gateway->is_v6();
    if (of_v6 != v6) continue;
    std::string text = "default";
    if (route.to) {
      const bool host = route.to->prefix_length() == route.to->first().bits();
      text = host ? route.to->first().text() : route.to->text();
    }
    if (route.gateway) text += " via " + route.gateway->text();
    text += " dev " + route.device + (route.to && !route.gateway ? " proto kernel" : " proto dhcp");
    if (route.link && !v6) text += " scope link";
    if (route.source) text += " src " + route.source->text();
    process.out(text + fmt::format(" metric {}\n", route.metric));
  }
  return 0;
}

int ip(Process& process) {
  std::vector<std::string> words(process.arguments().begin() + 1, process.arguments().end());
  Families families;
  while (!words.empty() && words[0][0] == '-') {
    if (words[0] == "-4")
      families.v6 = false;
    else if (words[0] == "-6")
      families.v4 = false;
    else
      return process.error("Option \"" + words[0].substr(1) + "\" is unknown, try \"ip -help\".\n"), 255;
    words.erase(words.begin());
  }
  if (words.empty())
    return process.error("Usage: ip [ -4 | -6 ] { address | route } [ show [ dev DEVICE ] ]\n"), 255;
  const bool address = starts("address", words[0]);
  if (!address && !starts("route", words[0])) {
    return process.error("Object \"" + words[0] + "\" is unknown, try \"ip help\".\n"), 1;
  }
  words.erase(words.begin());
  if (!words.empty() && (starts("show", words[0]) || starts("list", words[0])))
    words.erase(words.begin());
  else if (!words.empty() && words[0] != "dev") {
    const auto& word = words[0];
    if (word == "add" || word == "del" || word == "flush" || word == "change" || word == "replace") {
      return process.error("RTNETLINK answers: Operation not permitted\n"), 2;
    }
    return process.error("Command \"" + word + "\" is unknown, try \"ip " + (address ? "address" : "route") +
                         " help\".\n"),
           255;
  }
  std::string device;
  if (address && words.size() == 2 && words[0] == "dev")
    device = words[1];
  else if (address && words.size() == 1)
    device = words[0];
  else if (!words.empty())
    return process.error("Error: argument \"" + words[0] + "\" is not supported by vpcsim's ip\n"), 255;
  return address ? ip_address(process, families, device) : ip_route(process, !families.v4);
}

int ss(Process& process) {
  Options options(process, "ltn", {{"listening", 'l'}, {"tcp", 't'}, {"numeric", 'n'}});
  if (options.failed()) return 255;
  if (!options.has('l'))
    return complain(process, "only listeners are supported by vpcsim's ss: use -ltn", 255);
  if (!options.operands().empty()) return complain(process, "filters are not supported by vpcsim's ss", 255);
  process.out("State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n");
  for (const auto& listener : process.machine().network().listeners()) {
    auto address = listener.any_v6    ? std::string("[::]")
                   : listener.address ? listener.address->text()
                                      : "0.0.0.0";
    process.out(fmt::format("LISTEN 0      128    {:>13}:{:<5} {:>12}:*\n", address, listener.port,
                            listener.any_v6 ? "[::]" : "0.0.0.0"));
  }
  return 0;
}

}  // namespace

std::vector<ProgramRow> address_programs() {
  return {{"ip", "print addresses or routes: ip addr, ip route (-4 -6)", immediate<ip>},
          {"ss", "print listeners (-l -t -n)", immediate<ss>}};
}

}  // namespace vpcsim::instance
