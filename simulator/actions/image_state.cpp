// Images over the years: deprecation, disabling, protection, and who may share them with everybody.
#include <algorithm>
#include <chrono>

#include "simulator/actions/image.hpp"
#include "simulator/actions/nouns.hpp"

namespace vpcsim {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 24 * 60 * minute;

Timestamp plus_years(Timestamp instant, int years) {
  using namespace std::chrono;
  const sys_time<milliseconds> at{milliseconds(instant.milliseconds)};
  const auto date = floor<days>(at);
  year_month_day later = year_month_day(date) + std::chrono::years(years);
  if (!later.ok()) later = later.year() / later.month() / last;
  return {(sys_days(later).time_since_epoch() + (at - date)).count()};
}

ec2::ReturnResult enable_image_deprecation(WriteCall& call,
                                           const ec2::EnableImageDeprecationRequest& request) {
  const Image& image = get_own_available_image(call.read(), request.image_id);
  const std::int64_t minutes = (request.deprecate_at.milliseconds + minute / 2) / minute;
  const Timestamp at{minutes * minute};
  if (at < call.now) {
    refuse("InvalidParameterValue", "Value ({}) for parameter deprecateAt is invalid. It is in the past.",
           request.deprecate_at.text());
  }
  const Timestamp latest = image.is_public() ? plus_years(image.created, 2) : plus_years(call.now, 10);
  if (at > latest) {
    refuse("InvalidParameterValue", "Value ({}) for parameter deprecateAt is invalid. The latest is {}.",
           request.deprecate_at.text(), latest.text());
  }
  call.region.images.update(ImageId{image.id}, [&](Image& changed) { changed.deprecated = at; });
  return {};
}

ec2::ReturnResult disable_image_deprecation(WriteCall& call,
                                            const ec2::DisableImageDeprecationRequest& request) {
  const Image& image = get_own_available_image(call.read(), request.image_id);
  call.region.images.update(ImageId{image.id}, [](Image& changed) { changed.deprecated.reset(); });
  return {};
}

ec2::ReturnResult disable_image(WriteCall& call, const ec2::DisableImageRequest& request) {
  const Image& image = get_own_available_image(call.read(), request.image_id);
  change_own_image(call, ImageId{image.id}, [](Image& changed) {
    changed.is_disabled = true;
    changed.launch_permissions.clear();  // and they don't come back: documented
  });
  return {};
}

ec2::ReturnResult enable_image(WriteCall& call, const ec2::EnableImageRequest& request) {
  const Image& image = get_own_image(call.read(), request.image_id);
  if (!image.is_disabled) refuse("IncorrectState", "The image {} is not disabled.", image.id.text());
  call.region.images.update(ImageId{image.id}, [](Image& changed) { changed.is_disabled = false; });
  return {};
}

ec2::DeregistrationProtectionResult enable_image_deregistration_protection(
    WriteCall& call, const ec2::EnableImageDeregistrationProtectionRequest& request) {
  const Image& image = get_own_image(call.read(), request.image_id);
  const std::string state =
      request.with_cooldown.value_or(false) ? "enabled-with-cooldown" : "enabled-without-cooldown";
  call.region.images.update(ImageId{image.id}, [&](Image& changed) {
    changed.deregistration_protection = state;
    changed.protected_until.reset();
  });
  return {state};
}

/// Turned on with a cooldown, the protection lasts for 24 hours more.
ec2::DeregistrationProtectionResult disable_image_deregistration_protection(
    WriteCall& call, const ec2::DisableImageDeregistrationProtectionRequest& request) {
  const Image& image = get_own_image(call.read(), request.image_id);
  const bool cools_down = image.deregistration_protection == "enabled-with-cooldown";
  call.region.images.update(ImageId{image.id}, [&](Image& changed) {
    changed.deregistration_protection = "disabled";
    if (cools_down) changed.protected_until = call.now.plus(day);
  });
  return {"disabled"};
}

ec2::ReturnResult cancel_image_launch_permission(WriteCall& call,
                                                 const ec2::CancelImageLaunchPermissionRequest& request) {
  const std::string& id = request.image_id;
  const auto found = find_made_image(call.cloud, call.caller(), id);
  if (!found) {
    get_own_image(call.read(), id);  // throws
  }
  const Home owner = found->region->home;
  const auto users = users_of(*found->image);
  const AccountId caller = call.caller().account;
  if (owner == call.caller() || std::find(users.begin(), users.end(), caller) == users.end()) {
    refuse("InvalidParameterValue", "The image {} is not shared with the account {}.", id, caller);
  }
  WriteCall as_owner{call.cloud, call.cloud.change(owner), call.now, call.settings};
  change_own_image(as_owner, *ImageId::parse(id), [&](Image& changed) {
    std::erase_if(changed.launch_permissions,
                  [&](const ec2::LaunchPermission& permission) { return permission.user_id == caller; });
  });
  return {};
}

constexpr std::string_view blocked = "block-new-sharing", unblocked = "unblocked";

ec2::ImageBlockPublicAccessStateResult enable_image_block_public_access(
    WriteCall& call, const ec2::EnableImageBlockPublicAccessRequest& request) {
  if (request.image_block_public_access_state != blocked) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter imageBlockPublicAccessState is invalid. Valid value: {}.",
           request.image_block_public_access_state, blocked);
  }
  call.region.blocks_public_images = true;
  return {std::string(blocked)};
}

ec2::ImageBlockPublicAccessStateResult disable_image_block_public_access(
    WriteCall& call, const ec2::DisableImageBlockPublicAccessRequest&) {
  call.region.blocks_public_images = false;
  return {std::string(unblocked)};
}

ec2::GetImageBlockPublicAccessStateResult get_image_block_public_access_state(
    const ReadCall& call, const ec2::GetImageBlockPublicAccessStateRequest&) {
  return {.image_block_public_access_state =
              std::string(call.region.blocks_public_images ? blocked : unblocked)};
}

}  // namespace

Actions image_state_actions() {
  return {
      action<enable_image_deprecation>("Says when an image is deprecated"),
      action<disable_image_deprecation>("Cancels the deprecation of an image"),
      action<disable_image>("Disables an image: nobody can launch it"),
      action<enable_image>("Makes a disabled image available again"),
      action<enable_image_deregistration_protection>("Protects an image from being deregistered"),
      action<disable_image_deregistration_protection>("Takes that protection off"),
      action<cancel_image_launch_permission>("Gives up the launch permission for another account's image"),
      action<enable_image_block_public_access>("Keeps the account's images from being shared with everybody"),
      action<disable_image_block_public_access>("Lets them be shared with everybody"),
      action<get_image_block_public_access_state>("Says whether images may be shared with everybody"),
  };
}

}  // namespace vpcsim
