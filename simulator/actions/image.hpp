// What other nouns need of images: finding those that the caller may use, and what instances take over.
#pragma once

#include "protocol/ec2/image.hpp"
#include "protocol/ec2/image_requests.hpp"
#include "simulator/actions/block_device.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// An image that an account made, with the home that it is in.
struct FoundImage {
  const Image* image;
  const Region* region;
};
/// The image, if whoever is at home at `where` owns it or may launch it; nothing for those of the catalog.
std::optional<FoundImage> find_made_image(const Cloud& cloud, const Home& where, std::string_view id);
/// The caller's own. Throws InvalidAMIID.Malformed, InvalidAMIID.NotFound, InvalidAMIID.Unavailable
/// (deregistered) or AuthFailure (another's).
const Image& get_own_image(const ReadCall& call, const std::string& id);
/// The same, and it has to be there already: InvalidAMIID.Unavailable.
const Image& get_own_available_image(const ReadCall& call, const std::string& id);
[[noreturn]] void refuse_unavailable_image(std::string_view id);
/// What AWS answers to whoever isn't the owner.
[[noreturn]] void refuse_foreign_image(std::string_view id);

ec2::ImageState image_state_at(const Image& image, Timestamp at, const Timing& timing);
/// As the caller sees it, without tags.
ec2::Image to_record(const ReadCall& call, const FoundImage& found, Timestamp at);
/// The tags that the caller has set on an image.
Tags image_tags_of(const Region& region, ImageId id);
/// Of owners and the like: account ids or one of the aliases. Throws InvalidUserID.Malformed.
void check_users(const std::vector<std::string>& users, std::initializer_list<std::string_view> aliases);
/// "all", and the accounts that have a launch permission of their own.
std::vector<AccountId> users_of(const Image& image);

/// Who may launch the image is changed by `change(image)`: those who no longer may lose their tags on it.
template <class Change>
void change_own_image(WriteCall& call, ImageId id, Change&& change);
/// Makes the rest of the cloud know what the image's launch permissions are.
void publish_image(WriteCall& call, ImageId id);

/// Throws InvalidAMIName.Malformed, InvalidAMIName.Duplicate or ResourceLimitExceeded.
void check_new_image(const ReadCall& call, const std::string& name);

/// What an instance takes over from its image.
struct LaunchImage {
  std::string id;
  ec2::Architecture architecture = ec2::Architecture::x86_64;
  ec2::VirtualizationType virtualization = ec2::VirtualizationType::hvm;
  std::string root_device_name;
  std::optional<ec2::BootModeValues> boot_mode;
  bool imds_v2 = false;
  bool ena_support = true;
  std::vector<LaunchVolume> volumes;  ///< the root volume first
};
/// Throws InvalidAMIID.Malformed, InvalidAMIID.NotFound or InvalidAMIID.Unavailable. An image that nobody
/// knows is taken for one of that architecture where the settings say so.
LaunchImage image_to_launch(const ReadCall& call, const std::string& id, ec2::Architecture if_unknown);
/// The same for one that `where` may copy; nothing if it isn't there or isn't available.
std::optional<LaunchImage> image_to_copy(const ReadCall& call, const Home& where, const std::string& id);
/// Its owner sees when it was last launched.
void note_launch(WriteCall& call, const std::string& image_id);

// The calls that image.cpp lists and that other files define.
ec2::DescribeImagesResult describe_images(const ReadCall& call, const ec2::DescribeImagesRequest& request);
ec2::DescribeImageAttributeResult describe_image_attribute(const ReadCall& call,
                                                           const ec2::DescribeImageAttributeRequest& request);
ec2::ReturnResult modify_image_attribute(WriteCall& call, const ec2::ModifyImageAttributeRequest& request);
ec2::ReturnResult reset_image_attribute(WriteCall& call, const ec2::ResetImageAttributeRequest& request);

template <class Change>
void change_own_image(WriteCall& call, ImageId id, Change&& change) {
  call.region.images.update(id, change);
  publish_image(call, id);
}

}  // namespace vpcsim
