// Who, where and when: id, uname, date, sleep and the like.
#include <array>

#include <fmt/format.h>

#include "simulator/instance/initial_files.hpp"
#include "simulator/instance/programs/calendar.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

int extra_operand(Process& process, const Options& options) {
  return complain(process, "extra operand '" + options.operands()[0] + "'\nTry '" + process.name() +
                               " --help' for more information.");
}

int whoami(Process& process) {
  Options options(process, "");
  if (options.failed()) return 1;
  if (!options.operands().empty()) return extra_operand(process, options);
  process.out(process.shell().user + "\n");
  return 0;
}

int id(Process& process) {
  Options options(process, "ugn", {{"user", 'u'}, {"group", 'g'}, {"name", 'n'}});
  if (options.failed()) return 1;
  if (!options.operands().empty()) return extra_operand(process, options);
  const auto& user = process.shell().user;
  const auto number = user_number(user);
  if (options.has('u') || options.has('g')) {
    process.out(options.has('n') ? user + "\n" : fmt::format("{}\n", number));
  } else if (options.has('n')) {
    return complain(process, "cannot print only names or real IDs in default format");
  } else {
    process.out(fmt::format("uid={0}({1}) gid={0}({1}) groups={0}({1})\n", number, user));
  }
  return 0;
}

int uname(Process& process) {
  Options options(
      process, "asnrm",
      {{"all", 'a'}, {"kernel-name", 's'}, {"nodename", 'n'}, {"kernel-release", 'r'}, {"machine", 'm'}});
  if (options.failed()) return 1;
  if (!options.operands().empty()) return extra_operand(process, options);
  const bool all = options.has('a');
  const bool none = process.arguments().size() == 1;
  std::string result;
  auto add = [&](char letter, std::string_view value) {
    if (all || options.has(letter) || (none && letter == 's'))
      result += (result.empty() ? "" : " ") + std::string(value);
  };
  add('s', "Linux");
  add('n', process.machine().host_name());
  add('r', "6.1.0-vpcsim");  // no kernel runs here
  add('m', process.machine().architecture());
  process.out(result + (all ? " GNU/Linux\n" : "\n"));
  return 0;
}

int hostname(Process& process) {
  Options options(process, "sfiI", {{"short", 's'}, {"fqdn", 'f'}, {"all-ip-addresses", 'I'}});
  if (options.failed()) return 1;
  if (!options.operands().empty()) {
    return complain(process, "you must be root to change the host name");
  }
  auto name = process.machine().host_name();
  if (options.has('I') || options.has('i')) {
    std::string result;
    for (const auto& interface : process.machine().network().interfaces()) {
      for (const auto& address : interface.addresses) {
        if (interface.name != "lo" && !address.link_local) result += address.address.text() + " ";
      }
    }
    process.out(result + "\n");
    return 0;
  }
  process.out((options.has('s') ? name.substr(0, name.find('.')) : name) + "\n");
  return 0;
}

int date(Process& process) {
  Options options(process, "uI", {{"utc", 'u'}, {"iso-8601", 'I'}});
  if (options.failed()) return 1;
  const auto now = process.machine().now().milliseconds;
  std::string format = options.has('I') ? "+%F" : "+%a %b %e %H:%M:%S %Z %Y";
  if (options.operands().size() > 1) {
    return complain(process, "extra operand '" + options.operands()[1] + "'");
  }
  if (!options.operands().empty()) format = options.operands()[0];
  if (format[0] != '+') return complain(process, "cannot set date: Operation not permitted");
  auto result = formatted_time(now, std::string_view(format).substr(1));
  if (!result)
    return complain(process, "'" + format + "' has a conversion that vpcsim's date doesn't support");
  process.out(*result + "\n");
  return 0;
}

int stty(Process& process) {
  Options options(process, "");
  if (options.failed()) return 1;
  if (!process.terminal() || !process.input_is_terminal())
    return complain(process, "'standard input': Inappropriate ioctl for device");
  const auto& operands = options.operands();
  if (!operands.empty() && (operands.size() > 1 || operands[0] != "size"))
    return complain(process, "vpcsim's stty knows 'size' only");
  process.out(operands.empty()
                  ? "speed 38400 baud; line = 0;\n"
                  : fmt::format("{} {}\n", process.terminal()->rows, process.terminal()->columns));
  return 0;
}

int uptime(Process& process) {
  Options options(process, "");
  if (options.failed()) return 1;
  auto& machine = process.machine();
  const auto minutes = (machine.now().milliseconds - machine.booted().milliseconds) / 60'000;
  const auto days = minutes / 1440;
  std::string up = days > 0 ? fmt::format("{} day{}, ", days, days == 1 ? "" : "s") : "";
  up += minutes % 1440 >= 60 ? fmt::format("{:2}:{:02}", minutes / 60 % 24, minutes % 60)
                             : fmt::format("{} min", minutes % 60);
  const int users = machine.sessions();
  // A simulated instance has no load.
  process.out(fmt::format(" {} up {},  {} user{},  load average: 0.00, 0.00, 0.00\n",
                          *formatted_time(machine.now().milliseconds, "%H:%M:%S"), up, users,
                          users == 1 ? "" : "s"));
  return 0;
}

class Sleep : public Program {
 public:
  using Program::Program;
  void start() override {
    Options options(process(), "");
    if (options.failed()) return process().finish(1);
    if (options.operands().empty()) {
      return process().finish(
          complain(process(), "missing operand\nTry 'sleep --help' for more information."));
    }
    std::int64_t total = 0;
    for (const auto& operand : options.operands()) {
      auto time = duration(operand);
      if (!time) return process().finish(complain(process(), "invalid time interval '" + operand + "'"));
      total += *time;
    }
    timer_ = process().machine().set_timer(total, [this] { process().finish(0); });
  }

 private:
  static std::optional<std::int64_t> duration(std::string_view text) {
    static constexpr std::string_view units = "smhd";
    static constexpr std::array<std::int64_t, 4> seconds = {1, 60, 3600, 86400};
    auto unit = text.empty() ? units.npos : units.find(text.back());
    if (unit != units.npos) text.remove_suffix(1);
    auto time = milliseconds_of(text);
    return time && unit != units.npos ? std::optional(*time * seconds[unit]) : time;
  }

  std::unique_ptr<Pending> timer_;
};

}  // namespace

std::vector<ProgramRow> system_programs() {
  return {{"date", "print the virtual time (+FORMAT, -u, -I)", immediate<date>},
          {"hostname", "print the host's name (-s -f -I)", immediate<hostname>},
          {"id", "print user and group (-u -g -n)", immediate<id>},
          {"sleep", "wait", make<Sleep>},
          {"stty", "print the terminal's rows and columns (size)", immediate<stty>},
          {"uname", "print the system's name (-a -s -n -r -m)", immediate<uname>},
          {"uptime", "print how long the instance has run", immediate<uptime>},
          {"whoami", "print the user", immediate<whoami>}};
}

}  // namespace vpcsim::instance
