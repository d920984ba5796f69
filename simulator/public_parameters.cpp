#include "simulator/public_parameters.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace vpcsim {
namespace {

const CatalogImage* find_by_name(std::string_view name) {
  auto images = image_catalog();
  auto found = std::find_if(images.begin(), images.end(),
                            [&](const CatalogImage& image) { return image.name == name; });
  return found == images.end() ? nullptr : &*found;
}

struct Architecture {
  std::string_view amazon, others;  ///< as Amazon calls it, and as Canonical and Debian do
};
constexpr std::array<Architecture, 2> architectures{{{"x86_64", "amd64"}, {"arm64", "arm64"}}};

void add_amazon(std::vector<PublicParameter>& parameters, std::string_view architecture) {
  auto add = [&](std::string_view name, std::string_view image) {
    parameters.push_back({fmt::format("/aws/service/ami-amazon-linux-latest/{}",
                                      fmt::format(fmt::runtime(name), architecture)),
                          find_by_name(fmt::format(fmt::runtime(image), architecture))});
  };
  constexpr std::string_view al2023 = "al2023-ami-2023.6.20250107.0-kernel-6.1-{}";
  constexpr std::string_view minimal = "al2023-ami-minimal-2023.6.20250107.0-kernel-6.1-{}";
  add("al2023-ami-kernel-default-{}", al2023);
  add("al2023-ami-kernel-6.1-{}", al2023);
  add("al2023-ami-minimal-kernel-default-{}", minimal);
  add("al2023-ami-minimal-kernel-6.1-{}", minimal);
  add("amzn2-ami-hvm-{}-gp2", "amzn2-ami-hvm-2.0.20250108.0-{}-gp2");
  add("amzn2-ami-kernel-5.10-hvm-{}-gp2", "amzn2-ami-kernel-5.10-hvm-2.0.20250108.0-{}-gp2");
}

void add_ubuntu(std::vector<PublicParameter>& parameters, std::string_view architecture) {
  auto add = [&](std::string_view release, std::string_view storage, std::string_view image) {
    parameters.push_back(
        {fmt::format("/aws/service/canonical/ubuntu/server/{}/stable/current/{}/hvm/{}/ami-id", release,
                     architecture, storage),
         find_by_name(fmt::format(fmt::runtime(image), architecture))});
  };
  constexpr std::string_view jammy = "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-{}-server-20250112";
  constexpr std::string_view noble = "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-{}-server-20250115";
  add("22.04", "ebs-gp2", jammy);
  add("jammy", "ebs-gp2", jammy);
  add("24.04", "ebs-gp3", noble);
  add("noble", "ebs-gp3", noble);
}

void add_debian(std::vector<PublicParameter>& parameters, std::string_view architecture) {
  for (std::string_view release : {"12", "bookworm"}) {
    parameters.push_back({fmt::format("/aws/service/debian/release/{}/latest/{}", release, architecture),
                          find_by_name(fmt::format("debian-12-{}-20250115-1993", architecture))});
  }
}

std::vector<PublicParameter> make_parameters() {
  std::vector<PublicParameter> parameters;
  for (const Architecture& architecture : architectures) {
    add_amazon(parameters, architecture.amazon);
    add_ubuntu(parameters, architecture.others);
    add_debian(parameters, architecture.others);
  }
  std::sort(parameters.begin(), parameters.end(),
            [](const PublicParameter& a, const PublicParameter& b) { return a.name < b.name; });
  return parameters;
}

}  // namespace

std::span<const PublicParameter> public_parameters() {
  static const std::vector<PublicParameter> parameters = make_parameters();
  return parameters;
}

const PublicParameter* find_public_parameter(std::string_view name) {
  auto parameters = public_parameters();
  auto found = std::lower_bound(
      parameters.begin(), parameters.end(), name,
      [](const PublicParameter& parameter, std::string_view wanted) { return parameter.name < wanted; });
  return found == parameters.end() || found->name != name ? nullptr : &*found;
}

ParameterReference parse_parameter_reference(std::string_view text) {
  constexpr std::string_view in_arn = ":parameter/";
  if (text.starts_with("arn:")) {
    auto at = text.find(in_arn);
    if (at != std::string_view::npos) text.remove_prefix(at + in_arn.size() - 1);
  }
  auto colon = text.find(':');
  if (colon == std::string_view::npos) return {text, {}};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

bool selects_latest(std::string_view selector) {
  return selector.empty() || selector == "1";
}

}  // namespace vpcsim
