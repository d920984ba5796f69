// What each action on a peering connection comes to, in each of the connection's states, for each caller who
// could have to do with it (facts: VPC peering guide, "VPC peering connection lifecycle" and the pages on
// each action).
//
// Two accounts in two regions: the requester R and the accepter A, each at home (R, A) and in the other's
// region (R', A'), and a stranger S in the requester's region. Two accounts in one region and a stranger: r,
// a and s. One account in two regions, calling from the requester's (from) or the accepter's (to). One
// account in one region, which plays both parts (both).
//
//   -            InvalidVpcPeeringConnectionID.NotFound
//   Denied       OperationNotPermitted
//   Transition   InvalidStateTransition, which names the state
//   shown        described in the state
//   tagged       and the caller is shown the tag
//   set          and the caller is shown the option
//   otherwise    the state that the caller is then shown, or the state of the route
#pragma once

#include <string_view>

namespace vpcsim::tests {

inline constexpr std::string_view peering_state_table = R"(
               R            R'  A            A'  S   r            a            s   from         to           both

initiating-request
  Describe     shown        -   -            -   -   shown        -            -   shown        -            shown
  Accept       Denied       -   -            -   -   Denied       -            -   Denied       -            Transition
  Reject       Denied       -   -            -   -   Denied       -            -   Denied       -            Transition
  Delete       deleting     -   -            -   -   deleting     -            -   deleting     -            deleting
  ModifyOwn    Denied       -   -            -   -   Denied       -            -   Denied       -            Denied
  ModifyOther  Denied       -   -            -   -   Denied       -            -   Denied       -            Denied
  CreateTags   tagged       -   -            -   -   tagged       -            -   tagged       -            tagged
  CreateRoute  blackhole    -   -            -   -   blackhole    -            -   blackhole    -            blackhole

pending-acceptance
  Describe     shown        -   shown        -   -   shown        shown        -   shown        shown        shown
  Accept       Denied       -   provisioning -   -   Denied       provisioning -   Denied       provisioning provisioning
  Reject       Denied       -   rejected     -   -   Denied       rejected     -   Denied       rejected     rejected
  Delete       deleting     -   Denied       -   -   deleting     Denied       -   deleting     deleting     deleting
  ModifyOwn    Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  ModifyOther  Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  CreateTags   tagged       -   tagged       -   -   tagged       tagged       -   tagged       tagged       tagged
  CreateRoute  blackhole    -   blackhole    -   -   blackhole    blackhole    -   blackhole    blackhole    blackhole

provisioning
  Describe     shown        -   shown        -   -   shown        shown        -   shown        shown        shown
  Accept       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Reject       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Delete       deleting     -   deleting     -   -   deleting     deleting     -   deleting     deleting     deleting
  ModifyOwn    Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  ModifyOther  Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  CreateTags   tagged       -   tagged       -   -   tagged       tagged       -   tagged       tagged       tagged
  CreateRoute  blackhole    -   blackhole    -   -   blackhole    blackhole    -   blackhole    blackhole    blackhole

active
  Describe     shown        -   shown        -   -   shown        shown        -   shown        shown        shown
  Accept       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Reject       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Delete       deleting     -   deleting     -   -   deleting     deleting     -   deleting     deleting     deleting
  ModifyOwn    set          -   set          -   -   set          set          -   set          set          set
  ModifyOther  Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       set
  CreateTags   tagged       -   tagged       -   -   tagged       tagged       -   tagged       tagged       tagged
  CreateRoute  active       -   active       -   -   active       active       -   active       active       active

failed
  Describe     shown        -   -            -   -   shown        -            -   shown        -            shown
  Accept       Denied       -   -            -   -   Denied       -            -   Denied       -            Transition
  Reject       Denied       -   -            -   -   Denied       -            -   Denied       -            Transition
  Delete       Transition   -   -            -   -   Transition   -            -   Transition   -            Transition
  ModifyOwn    Denied       -   -            -   -   Denied       -            -   Denied       -            Denied
  ModifyOther  Denied       -   -            -   -   Denied       -            -   Denied       -            Denied
  CreateTags   tagged       -   -            -   -   tagged       -            -   tagged       -            tagged
  CreateRoute  -            -   -            -   -   -            -            -   -            -            -

rejected
  Describe     shown        -   shown        -   -   shown        shown        -   shown        shown        shown
  Accept       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Reject       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Delete       Transition   -   Transition   -   -   Transition   Transition   -   Transition   Transition   Transition
  ModifyOwn    Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  ModifyOther  Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  CreateTags   tagged       -   tagged       -   -   tagged       tagged       -   tagged       tagged       tagged
  CreateRoute  -            -   -            -   -   -            -            -   -            -            -

expired
  Describe     shown        -   shown        -   -   shown        shown        -   shown        shown        shown
  Accept       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Reject       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Delete       Transition   -   Transition   -   -   Transition   Transition   -   Transition   Transition   Transition
  ModifyOwn    Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  ModifyOther  Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  CreateTags   tagged       -   tagged       -   -   tagged       tagged       -   tagged       tagged       tagged
  CreateRoute  -            -   -            -   -   -            -            -   -            -            -

deleting
  Describe     shown        -   shown        -   -   shown        shown        -   shown        shown        shown
  Accept       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Reject       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Delete       Transition   -   Transition   -   -   Transition   Transition   -   Transition   Transition   Transition
  ModifyOwn    Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  ModifyOther  Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  CreateTags   tagged       -   tagged       -   -   tagged       tagged       -   tagged       tagged       tagged
  CreateRoute  -            -   -            -   -   -            -            -   -            -            -

deleted
  Describe     shown        -   shown        -   -   shown        shown        -   shown        shown        shown
  Accept       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Reject       Denied       -   Transition   -   -   Denied       Transition   -   Denied       Transition   Transition
  Delete       Transition   -   Transition   -   -   Transition   Transition   -   Transition   Transition   Transition
  ModifyOwn    Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  ModifyOther  Denied       -   Denied       -   -   Denied       Denied       -   Denied       Denied       Denied
  CreateTags   tagged       -   tagged       -   -   tagged       tagged       -   tagged       tagged       tagged
  CreateRoute  -            -   -            -   -   -            -            -   -            -            -

gone
  Describe     -            -   -            -   -   -            -            -   -            -            -
  Accept       -            -   -            -   -   -            -            -   -            -            -
  Reject       -            -   -            -   -   -            -            -   -            -            -
  Delete       -            -   -            -   -   -            -            -   -            -            -
  ModifyOwn    -            -   -            -   -   -            -            -   -            -            -
  ModifyOther  -            -   -            -   -   -            -            -   -            -            -
  CreateTags   -            -   -            -   -   -            -            -   -            -            -
  CreateRoute  -            -   -            -   -   -            -            -   -            -            -
)";

}  // namespace vpcsim::tests
