// A story in a language, one line a step, with names and ids. Nothing else in network/ makes sentences.
#pragma once

#include <string>

#include "simulator/network/language.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// "rtb-0abc"; empty for what isn't in the description.
std::string id_of(const Network& network, const Component& component);
/// "route table rtb-b (rtb-0abc)", or without a name "route table rtb-0abc".
std::string label_of(const Network& network, const Component& component,
                     Language language = Language::english);
/// "route table"; empty for what isn't in the description.
std::string_view kind_of(const Network& network, const Component& component, Language language);
/// The component at which the step happened.
Component component_of(const Network& network, const Step& step);

std::string describe(const Packet& packet, Language language = Language::english);
std::string describe(const Network& network, const Step& step, Language language = Language::english);
std::string describe(const Network& network, const Disposition& disposition,
                     Language language = Language::english);

/// Why the packet doesn't pass: one sentence.
std::string explain(const Network& network, const Blocker& blocker, Language language = Language::english);
/// What to change so that it would: one sentence.
std::string remedy(const Network& network, const Blocker& blocker, Language language = Language::english);

/// For people: "reachable", "到達可能".
std::string_view words(Verdict verdict, Language language);
/// "egress", "アウトバウンド"
std::string_view words(Direction direction, Language language);
/// "request", "往路"
std::string_view words(Leg leg, Language language);
/// "the time service"
std::string_view words(LinkLocalService service, Language language);

/// "reachable", "forward-only", "unreachable", "misdelivered"
std::string_view text(Verdict verdict);
std::string_view text(Direction direction);
std::string_view text(Leg leg);
/// EC2's spelling of a peering's status code: "pending-acceptance"
std::string_view text(VpcPeeringStatus status);
std::string_view text(InstanceState state);
std::string_view text(NatGatewayState state);
std::string_view text(NetworkInterfaceStatus status);

}  // namespace vpcsim::network
