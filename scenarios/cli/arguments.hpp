// The command line as values: what each command was asked to do. arguments.cpp and reach_arguments.cpp are
// the only files that know the parser; they print the help.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/cidr.hpp"
#include "protocol/timestamp.hpp"
#include "simulator/network/language.hpp"

namespace vpcsim::cli {

/// Exit codes of every command.
inline constexpr int holds = 0;  ///< all expectations hold; the flow is reachable; nothing is to be done
inline constexpr int fails =
    1;  ///< an expectation doesn't hold; the flow is blocked; there is something to do
inline constexpr int bad_input = 2;  ///< a file, argument or endpoint can't be used

struct RunCommand {
  std::vector<std::string> scenarios;  ///< files
  std::uint64_t seed = 1;
  std::string flow_logs;  ///< a directory; empty: none are written
  network::Language language = network::Language::english;
  bool json = false;
};

struct ServeCommand {
  std::string address = "127.0.0.1";
  std::uint16_t port = 4566;
  std::uint64_t seed = 1;
  bool no_default_vpc = false;
  std::string auth = "open";                       ///< or "strict"
  std::string credentials;                         ///< a file; empty: no key is declared
  double clock_factor = 1;                         ///< virtual seconds for each of the machine's; 0: frozen
  std::optional<protocol::Timestamp> clock_start;  ///< nothing: the machine's time
  std::string unknown_images = "refuse";           ///< or "accept"
  std::string faults;                              ///< a file of rules; empty: fair weather
  std::string snapshot;                            ///< a file to start from; empty: start as new
  std::string lessons;                             ///< a directory of a teacher's own; empty: none
  std::string import_from;          ///< a file or directory of what the AWS CLI printed, to start from
  std::vector<std::string> quotas;  ///< NAME=NUMBER each
  std::vector<std::string> timing;  ///< a preset, or TRANSITION=MILLISECONDS; later ones win
  /// Loopback addresses are the machine's own: SSH to them arrives. The ends of 127.0.0.0/8 stay the
  /// machine's.
  protocol::Cidr public_ip_pool{protocol::Ipv4{127u << 24 | 64u << 16}, 10};
  std::string flow_logs;  ///< a directory; empty: none are written
  bool quiet = false;     ///< nothing on standard error about connections
};

struct ApplyCommand {
  std::string scenario;
  std::string endpoint;
  std::string region;  ///< empty: from the environment and ~/.aws/config
  bool json = false;
};

struct PlanCommand {
  std::string scenario;
  std::string endpoint;
  std::string region;
  bool json = false;
};

struct DestroyCommand {
  std::string scenario;
  std::string endpoint;
  std::string region;
  bool json = false;
};

/// One flow. The network comes from a scenario, run in this process, or from an endpoint.
struct PathCommand {
  std::string from, to;
  std::string protocol = "tcp";
  std::optional<std::uint16_t> port;
  std::string scenario;     ///< a file; empty with `endpoint` or `network`
  std::string network;      ///< a file or directory of what the AWS CLI printed
  std::optional<int> step;  ///< the network after that step of the scenario, from 1; all of them if absent
  std::string endpoint;
  std::string region;
  std::string flow_logs;  ///< a directory; empty: none are written
  bool json = false;
  bool ipv6 = false;                  ///< between instances and interfaces: by their IPv6 addresses
  std::optional<std::uint16_t> size;  ///< of a packet, in bytes
  bool why_not = false;               ///< what blocks it, without the packet's way
  network::Language language = network::Language::english;
  std::string batch;  ///< a file of flows, "-" for standard input; empty: one flow, `from` and `to`
};

/// Who reaches whom on a service. The network comes from where a path's does; or two networks are compared.
struct ReachCommand {
  enum class Output { table, csv, json, dot };
  std::string scenario;
  std::optional<int> step;
  std::string network;
  std::string endpoint;
  std::string region;
  std::vector<std::string> diff;  ///< two of what NetworkSource::parse reads; empty: no comparison
  std::string plan;               ///< a scenario's file: compare with what it would make; empty: don't
  std::string port;               ///< "22/tcp", "22"; or a protocol without ports
  std::string by = "instance";    ///< or interface, subnet, vpc, tag:KEY
  std::vector<std::string> from;  ///< groups by name or id, or "internet"; empty: all of them
  std::vector<std::string> to;    ///< the same
  std::string internet;           ///< the address that stands for it; empty: one that no rule singles out
  bool ipv6 = false;
  network::Language language = network::Language::english;
  Output output = Output::table;
};

/// Reads an emulator's clock, or moves it forward.
struct ClockCommand {
  std::string advance;  ///< such as "+7d1m"; empty: only read
  std::string endpoint = "http://127.0.0.1:4566";
  bool json = false;
};

/// Saves an emulator's whole state to a file, or loads it from one.
struct SnapshotCommand {
  enum class Work { save, load } work = Work::save;
  std::string file;
  std::string endpoint = "http://127.0.0.1:4566";
};

/// Loads a network that files of the AWS CLI's output describe into an emulator.
struct ImportCommand {
  std::string source;  ///< a file or directory
  std::string endpoint = "http://127.0.0.1:4566";
  bool strict = false;  ///< all or nothing
  bool json = false;
};

/// Host blocks for ssh_config(5).
struct SshConfigCommand {
  std::string endpoint = "http://127.0.0.1:4566";
  std::string identity;  ///< a file; empty: none is named
};

/// Standard input and output, connected to a public address of the cloud's.
struct ConnectCommand {
  std::string host;
  std::uint16_t port = 22;
  std::string source;  ///< an address on the internet; empty: this machine's
  std::string endpoint = "http://127.0.0.1:4566";
};

/// What happened on the simulated network.
struct EventsCommand {
  std::string endpoint = "http://127.0.0.1:4566";
  bool follow = false;
  bool json = false;
};

/// A running emulator's network as a scenario's file.
struct ScenarioCommand {
  std::string endpoint = "http://127.0.0.1:4566";
  std::string account;  ///< whose file it is to be; empty: that of the first account with instances
};

/// The actions that the emulator has.
struct ActionsCommand {
  bool json = false;
  bool markdown = false;
};

using Command = std::variant<RunCommand, ServeCommand, PlanCommand, ApplyCommand, DestroyCommand, PathCommand,
                             ReachCommand, ClockCommand, SnapshotCommand, ImportCommand, SshConfigCommand,
                             ConnectCommand, EventsCommand, ScenarioCommand, ActionsCommand>;

/// The command, or the exit code when there is nothing left to do: help or the version was printed, or a
/// message on standard error says what is wrong with the arguments.
std::variant<Command, int> parse_arguments(int argc, const char* const* argv);

}  // namespace vpcsim::cli
