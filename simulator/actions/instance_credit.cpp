// The credit option of burstable instances.
#include <array>
#include <set>

#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/instance_launch_options.hpp"
#include "simulator/describe.hpp"
#include "simulator/id_form.hpp"

namespace vpcsim {
namespace {

using Credit = ec2::InstanceCreditSpecification;
using Unsuccessful = ec2::UnsuccessfulInstanceCreditSpecificationItem;
using Code = ec2::UnsuccessfulInstanceCreditSpecificationErrorCode;

constexpr std::array<FilterField<Credit>, 1> credit_filters{{
    {"instance-id", [](const Credit& credit) { return std::vector{credit.instance_id}; }},
}};

bool is_burstable(const Instance& instance) {
  return find_instance_type(instance.instance_type)->burstable();
}

std::string not_supported(std::string_view id) {
  return fmt::format("The instance '{}' is not of a burstable performance type.", id);
}

/// Why the credit option of that instance can't be changed, or nothing.
std::optional<Unsuccessful> fault_of(const ReadCall& call, const std::string& id) {
  try {
    const Instance& instance = get_instance(call, id);
    if (instance.life == InstanceLife::terminated) {
      return Unsuccessful{id, {Code::incorrect_state, "The instance is terminated or shutting down."}};
    }
    if (!is_burstable(instance)) return Unsuccessful{id, {Code::not_supported, not_supported(id)}};
    return std::nullopt;
  } catch (const ApiError& error) {
    auto code = error.code() == name_of(Code::malformed) ? Code::malformed : Code::not_found;
    return Unsuccessful{id, {code, error.message()}};
  }
}

}  // namespace

ec2::DescribeInstanceCreditSpecificationsResult describe_instance_credit_specifications(
    const ReadCall& call, const ec2::DescribeInstanceCreditSpecificationsRequest& request) {
  check_instance_page(request.instance_ids, request.max_results);
  for (const InstanceId& id : get_instances(call, request.instance_ids)) {
    if (!is_burstable(call.region.instances.get(id))) {
      throw ApiError("InstanceCreditSpecification.NotSupported", not_supported(id.text()));
    }
  }
  const bool all = request.instance_ids.empty();  // then AWS shows the unlimited ones only
  auto render = [&](const Instance& instance) -> std::optional<Credit> {
    if (!is_visible_at(instance, call.now, call.settings.timing)) return std::nullopt;
    if (all && instance.cpu_credits != "unlimited") return std::nullopt;
    return Credit{instance.id.text(), instance.cpu_credits};
  };
  auto described = describe<Credit>(
      call.region.instances,
      {request.instance_ids, request.filters, "instancesSet", request.max_results, request.next_token},
      credit_filters, render);
  return {std::move(described.records), std::move(described.next_token)};
}

namespace {

void check_unique_ids(const std::vector<ec2::InstanceCreditSpecificationRequest>& items) {
  std::set<std::string_view> ids;
  for (const auto& item : items) {
    if (ids.insert(*item.instance_id).second) continue;
    refuse("InvalidInstanceCreditSpecification.DuplicateInstanceId",
           "The instance ID '{}' is there more than once.", *item.instance_id);
  }
}

}  // namespace

ec2::ModifyInstanceCreditSpecificationResult modify_instance_credit_specification(
    WriteCall& call, const ec2::ModifyInstanceCreditSpecificationRequest& request) {
  for (const auto& item : request.instance_credit_specifications) {
    if (!item.instance_id) refuse_missing("instanceId");
    if (!item.cpu_credits) refuse_missing("cpuCredits");
    check_cpu_credits(*item.cpu_credits);
  }
  check_unique_ids(request.instance_credit_specifications);
  const Idempotency idempotency = idempotency_of(request);
  if (const CreditChange* made = call.region.credit_changes.find(idempotency.client_token)) {
    check_same_request(made->idempotency, idempotency);
    return made->result;
  }
  ec2::ModifyInstanceCreditSpecificationResult result;
  for (const auto& item : request.instance_credit_specifications) {
    if (auto fault = fault_of(call.read(), *item.instance_id)) {
      result.unsuccessful_instance_credit_specifications.push_back(std::move(*fault));
      continue;
    }
    call.region.instances.update(*InstanceId::parse(*item.instance_id),
                                 [&](Instance& instance) { instance.cpu_credits = *item.cpu_credits; });
    result.successful_instance_credit_specifications.push_back({*item.instance_id});
  }
  if (!idempotency.client_token.empty())
    call.region.credit_changes.set(idempotency.client_token, {idempotency, result});
  return result;
}

}  // namespace vpcsim
