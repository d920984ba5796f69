#include "simulator/properties/run.hpp"

#include <exception>

#include "simulator/setting_names.hpp"

namespace vpcsim::tests::properties {
namespace {

const std::string refused_changes_nothing = "a refused call changes nothing";
const std::string reading_changes_nothing = "reading changes nothing";

std::optional<Violation> first_of(Violations violations) {
  if (violations.empty()) return std::nullopt;
  return std::move(violations.front());
}

std::optional<Violation> check_all(World& world, const Plan& plan, Random& random) {
  std::vector<Listings> homes;
  for (std::size_t home = 0; home < World::home_count; ++home) homes.push_back(list_all(world, home));
  if (auto found = first_of(check_references(homes))) return found;
  if (auto found = first_of(check_network(world, plan.settings))) return found;
  if (auto found = first_of(check_transit(world, plan.settings))) return found;
  const std::size_t drawn = random.chance(70) ? 0 : random.below(World::home_count);
  for (std::size_t home = 0; home < World::home_count; ++home) {
    if (!plan.exhaustive && home != drawn) continue;
    if (auto found = first_of(check_selection(world, home, homes[home], random, plan.exhaustive)))
      return found;
  }
  return std::nullopt;
}

/// One call and what must hold of it. Some refused calls are looked at closely.
std::optional<Violation> step(World& world, const Call& call, Answer& answer, const Plan& plan,
                              Random& random) {
  const bool closely = random.chance(plan.closely_percent);
  std::string before;
  if (closely) {
    world.clock.advance(call.wait);
    before = snapshot(world);
  }
  Call now = call;
  if (closely) now.wait = 0;
  answer = world.execute(now);
  if (answer.status >= 500) return Violation{"no internal errors", answer.body};
  if (answer.refused()) {
    read_error(answer.body);
    if (closely && snapshot(world) != before) return Violation{refused_changes_nothing, answer.body};
    return std::nullopt;
  }
  const Action& action = *find_action(call.action);
  auto result = action.shapes.make_result();
  read_response(answer.body, *action.shapes.result, result.get());
  if (closely && action.access == Access::read && snapshot(world) != before)
    return Violation{reading_changes_nothing, call.action};
  return std::nullopt;
}

/// Calls `next()` for the calls until it gives none.
template <class Next, class Learn>
std::optional<Violation> run(const Plan& plan, Next&& next, Learn&& learn) {
  World world(plan.settings);
  Random random(plan.check_seed);
  std::size_t done = 0;
  try {
    while (std::optional<Call> call = next()) {
      Answer answer;
      if (auto found = step(world, *call, answer, plan, random)) return found;
      learn(*call, answer);
      if (++done % plan.check_every == 0) {
        if (auto found = check_all(world, plan, random)) return found;
      }
    }
    if (auto found = check_all(world, plan, random)) return found;
    return first_of(check_teardown(world));
  } catch (const std::exception& error) {
    return Violation{"no exceptions", error.what()};
  }
}

}  // namespace

Settings settings_of(std::uint64_t seed) {
  Settings settings;
  settings.default_vpc = seed % 3 == 0;
  settings.quotas = {.vpcs = 3,
                     .subnets_per_vpc = 6,
                     .internet_gateways = 3,
                     .elastic_ips = 5,
                     .nat_gateways_per_az = 3,
                     .network_acls_per_vpc = 3,
                     .network_acl_rules = 6,
                     .route_tables_per_vpc = 4,
                     .routes_per_table = 4,
                     .security_groups = 8,
                     .rules_per_security_group = 5,
                     .security_groups_per_interface = 2,
                     .key_pairs = 3,
                     .tags_per_resource = 3};
  settings.quotas.gateway_endpoints = 3;
  settings.quotas.transit_gateways = 2;
  settings.quotas.attachments_per_transit_gateway = 4;
  settings.quotas.route_tables_per_transit_gateway = 3;
  settings.quotas.routes_per_transit_gateway = 5;
  settings.quotas.interface_endpoints_per_vpc = 3;
  if (seed % 2 == 0) {
    for (const TimingName& time : timing_names()) settings.timing.*time.value = 1500;  // milliseconds
  }
  return settings;
}

Outcome generate(std::uint64_t seed, std::size_t length) {
  Outcome outcome;
  Generator generator(seed);
  const Plan plan{.settings = settings_of(seed), .check_seed = seed};
  auto next = [&]() -> std::optional<Call> {
    if (outcome.sequence.size() == length) return std::nullopt;
    outcome.sequence.push_back(generator.next(outcome.sequence.size()));
    return outcome.sequence.back();
  };
  outcome.violation = run(plan, next, [&](const Call& call, const Answer& answer) {
    outcome.succeeded += !answer.refused();
    generator.learn(call, answer);
  });
  return outcome;
}

std::optional<Violation> replay(const Sequence& sequence, const Plan& plan) {
  std::size_t at = 0;
  auto next = [&]() -> std::optional<Call> {
    if (at == sequence.size()) return std::nullopt;
    return sequence[at++];
  };
  return run(plan, next, [](const Call&, const Answer&) {});
}

Plan plan_for(const std::string& invariant, std::uint64_t seed) {
  const bool of_a_step = invariant == refused_changes_nothing || invariant == reading_changes_nothing;
  return {.settings = settings_of(seed),
          .check_seed = seed,
          .check_every = SIZE_MAX,
          .exhaustive = !of_a_step,
          .closely_percent = of_a_step ? 100u : 0u};
}

Sequence shrink(Sequence sequence, const Plan& plan, const std::string& invariant) {
  auto still_fails = [&](const Sequence& shorter) {
    auto found = replay(shorter, plan);
    return found && found->invariant == invariant;
  };
  for (std::size_t chunk = sequence.size() / 2; chunk > 0; chunk /= 2) {
    for (std::size_t at = 0; at < sequence.size();) {
      Sequence shorter(sequence.begin(), sequence.begin() + static_cast<std::ptrdiff_t>(at));
      const std::size_t end = std::min(at + chunk, sequence.size());
      shorter.insert(shorter.end(), sequence.begin() + static_cast<std::ptrdiff_t>(end), sequence.end());
      if (still_fails(shorter)) {
        sequence = std::move(shorter);
      } else {
        at += chunk;
      }
    }
  }
  return sequence;
}

std::string report(std::uint64_t seed, const Sequence& sequence, const Plan& plan,
                   const Violation& violation) {
  std::string text =
      "seed " + std::to_string(seed) + ": " + violation.invariant + ": " + violation.what + "\n";
  World world(plan.settings);
  for (const Call& call : sequence) {
    text += to_text(world, call);
    Answer answer = world.execute(call);
    text += answer.refused() ? std::string(" → ") + read_error(answer.body).what() : " → ok";
    for (const NamedId& found : ids_in(answer.refused() ? "" : answer.body)) {
      if (text.size() < 20'000) text += " " + found.id;
    }
    text += "\n";
  }
  return text;
}

}  // namespace vpcsim::tests::properties
