#include <algorithm>
#include <cstdio>
#include <iostream>
#include <system_error>

#include <fmt/format.h>
#include <sys/resource.h>

#include "protocol/event_loop.hpp"
#include "protocol/http_server.hpp"
#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/flow_log_files.hpp"
#include "scenarios/cli/import_report.hpp"
#include "scenarios/cli/private_file.hpp"
#include "scenarios/cli/serve_settings.hpp"
#include "scenarios/endpoints/endpoints.hpp"
#include "scenarios/import/import_files.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/control/front_door.hpp"
#include "simulator/hypervisor/premises.hpp"
#include "simulator/simulator.hpp"
#include "simulator/weather/forecast_json.hpp"

namespace vpcsim::cli {
namespace {

/// Answers false, with a message, when the file can't be used.
bool set_faults(const std::string& file, weather::Weather& weather) {
  try {
    weather.begin_with(weather::parse_forecast(read_file(file)));
    return true;
  } catch (const std::exception& error) {  // the file can't be read, or isn't a forecast
    std::cerr << "vpcsim serve: --faults " << file << ": " << error.what() << '\n';
    return false;
  }
}

/// Answers false, with a message, when the file can't be used.
bool start_from(const std::string& file, Simulator& simulator, AdjustableClock& clock) {
  try {
    control::restore(simulator, clock, read_file(file));
    return true;
  } catch (const std::exception& error) {  // the file can't be read, or isn't a snapshot
    std::cerr << "vpcsim serve: --snapshot " << file << ": " << error.what() << '\n';
    return false;
  }
}

/// Answers false, with a message, when the files can't be used. Losses are messages, too.
bool import_from(const std::string& source, Simulator& simulator, AdjustableClock& clock) {
  try {
    const importing::Imported imported = importing::import_files(source);
    for (const std::string& note : imported.report.notes) std::cerr << note << '\n';
    std::cerr << text_of(imported.report);
    control::restore(simulator, clock, importing::document_of(imported));
    return true;
  } catch (const elsewhere::FilesError& error) {
    std::cerr << error.what() << '\n';
    return false;
  }
}

/// The bundled ones and those of the directory. Nothing, with messages, when a file of it is wrong.
std::optional<scenarios::LessonCatalog> read_lessons(const std::string& directory) {
  auto catalog = scenarios::LessonCatalog::bundled();
  if (directory.empty()) return catalog;
  const auto mistakes = catalog.add_directory(directory);
  for (const auto& mistake : mistakes) std::cerr << mistake.line() << '\n';
  if (!mistakes.empty()) return std::nullopt;
  return catalog;
}

/// As many as there may be: each session takes a few. How many there are.
std::size_t allow_many_descriptors() {
  rlimit limit = {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : 0;
}

/// So many that descriptors are left for the API, however many come.
hypervisor::Hypervisor::Options limits_for(std::size_t descriptors) {
  constexpr std::size_t of_session = 4;  // the client's, a pair up to the SSH server, and libssh's copy
  constexpr std::size_t of_the_rest = 512;
  hypervisor::Hypervisor::Options options;
  const std::size_t sessions = descriptors > of_the_rest ? (descriptors - of_the_rest) / of_session : 1;
  options.clients_max = std::min(options.clients_max, sessions);
  return options;
}

void tell_of_connections(const ServeCommand& command, hypervisor::Hypervisor& machines) {
  if (!command.quiet) {
    machines.events().set_listener(
        [](const hypervisor::NetworkEvent& event) { std::cerr << describe(event) << '\n'; });
  }
  if (command.flow_logs.empty()) return;
  machines.fabric().set_traveled([directory = command.flow_logs](const network::Network& network,
                                                                 const network::Path& path,
                                                                 protocol::Timestamp at) {
    try {
      append_flow_logs(directory, network, path, at);
    } catch (const std::runtime_error& error) {
      std::cerr << "vpcsim serve: --flow-logs: " << error.what() << '\n';
    }
  });
}

}  // namespace

int execute(const ServeCommand& command) {
  auto lessons = read_lessons(command.lessons);
  if (!lessons) return bad_input;
  WallClock clock(command.clock_factor, command.clock_start);
  Simulator simulator(
      {.seed = command.seed, .settings = settings_of(command), .authentication = authentication_of(command)},
      clock);
  if (!command.snapshot.empty() && !start_from(command.snapshot, simulator, clock)) return bad_input;
  if (!command.import_from.empty() && !import_from(command.import_from, simulator, clock)) return bad_input;
  control::ControlPlane controls(simulator, clock, VPCSIM_VERSION);
  if (!command.faults.empty() && !set_faults(command.faults, controls.weather())) return bad_input;
  try {
    protocol::EventLoop loop;
    hypervisor::Premises premises(
        simulator, loop,
        [](const std::string& complaint) { std::cerr << "vpcsim serve: " << complaint << '\n'; },
        limits_for(allow_many_descriptors()));
    tell_of_connections(command, premises.machines());
    controls.set_premises(&premises);
    scenarios::add_path(controls, premises.machines().live());
    scenarios::Classroom classroom(controls, premises.machines().live(), std::move(*lessons));
    scenarios::add_lessons(controls, classroom);
    scenarios::add_scenario(controls);
    control::FrontDoor door(controls, loop);
    protocol::HttpServer server(
        loop,
        {.address = command.address,
         .port = command.port,
         .large_body_target = std::string(control::snapshot_path),
         .large_body_bytes_max = control::snapshot_bytes_max},
        [&door](const auto& request, auto& response) { door.handle(request, response); });
    server.set_upgrader(
        [&door](const auto& request, auto& response) { return door.open_socket(request, response); });
    server.when_stopping([&] { premises.stop(); });
    server.stop_on_signals();
    bool ipv6 = command.address.find(':') != std::string::npos;
    fmt::print("http://{}:{}\n", ipv6 ? "[" + command.address + "]" : command.address, server.port());
    std::fflush(stdout);
    server.run();
  } catch (const std::system_error& error) {
    std::cerr << "vpcsim serve: " << error.what() << '\n';
    return bad_input;
  }
  return holds;
}

}  // namespace vpcsim::cli
