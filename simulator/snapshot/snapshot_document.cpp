#include "simulator/snapshot/snapshot_document.hpp"

#include "simulator/snapshot/additions.hpp"
#include "simulator/snapshot/references.hpp"
#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {
namespace {

constexpr std::string_view format_name = "vpcsim-snapshot";

/// The members that say what kind of document it is. They come first in what we write; others may have
/// sorted the members by name.
struct Header {
  std::string format;
  std::int64_t version = 0;
};

Header read_header(std::string_view document) {
  JsonReader in(document);
  const std::size_t start = in.begin_object();
  Header header;
  std::string_view name;
  while ((header.format.empty() || header.version == 0) && in.next_member(name)) {
    if (name == "format") {
      header.format = in.text();
      if (header.format != format_name) in.fail(fmt::format("is expected to be \"{}\"", format_name));
    } else if (name == "version") {
      header.version = in.integer(1, std::numeric_limits<std::int32_t>::max());
      if (header.version > document_version)
        in.fail(fmt::format("version {} is newer than what this vpcsim reads, {}", header.version,
                            document_version));
    } else {
      in.skip();
    }
  }
  if (header.format.empty())
    in.fail_at(start, "the member format is missing: this is no snapshot of vpcsim's");
  if (header.version == 0) in.fail_at(start, "the member version is missing");
  return header;
}

/// Before the fourth version an instance had the key's name alone, which may be another key's by now, or
/// nobody's.
void fill_authorized_keys(Region& region) {
  const auto instances = region.instances;
  for (const Instance& instance : instances) {
    const KeyPair* pair = region.key_pairs.first_with("key-name", instance.key_name);
    if (pair == nullptr) continue;
    region.instances.update(instance.id, [&](Instance& row) { row.authorized_key = pair->public_key; });
  }
}

struct ClockReading {
  Timestamp now;
};

}  // namespace

VPCSIM_STORED_HERE(ClockReading, now);

/// Regions are shared between clouds; a document has them one after the other.
template <>
struct FormOf<std::shared_ptr<Region>> {
  static void write(const void* value, std::string& out) {
    out += '\n';
    FormOf<Region>::form.write(static_cast<const std::shared_ptr<Region>*>(value)->get(), out);
  }
  static void read(void* value, JsonReader& in) {
    auto region = std::make_shared<Region>();
    FormOf<Region>::form.read(region.get(), in);
    *static_cast<std::shared_ptr<Region>*>(value) = std::move(region);
  }
  static constexpr Form form{write, read};
};

/// A document, member by member.
struct Document {
  std::string format{format_name};
  std::int64_t version = document_version;
  ClockReading clock;
  std::uint64_t seed = 0;
  IdGenerator request_ids;
  std::vector<std::shared_ptr<Region>> regions;
  Table<VpcPeeringConnection> peerings;
  PersistentMap<VpcEndpointServiceId, Home> endpoint_services;
  PersistentMap<NetworkInterfaceId, Home> permitted_interfaces;
  Table<ImageListing> images;
  PersistentMap<Ipv4, Home> public_addresses;
  PersistentMap<Ipv6, bool> ipv6_blocks;
  PersistentMap<InstanceId, Disk> disks;
};
VPCSIM_STORED_HERE(Document, format, version, clock, seed, request_ids, regions, peerings, endpoint_services,
                   permitted_interfaces, images, public_addresses, ipv6_blocks, disks);

/// The cloud's fields, private ones too: another one doesn't compile before it is stored.
struct CloudFields {
  static Document document_of(const Cloud& cloud, Timestamp now) {
    const auto& [peerings, endpoint_services, permitted_interfaces, images, public_addresses, ipv6_blocks,
                 disks, seed, request_ids, regions] = cloud;
    Document document{.clock = {now},
                      .seed = seed,
                      .request_ids = request_ids,
                      .peerings = peerings,
                      .endpoint_services = endpoint_services,
                      .permitted_interfaces = permitted_interfaces,
                      .images = images,
                      .public_addresses = public_addresses,
                      .ipv6_blocks = ipv6_blocks,
                      .disks = disks};
    for (const auto& [home, region] : regions) document.regions.push_back(region);
    return document;
  }

  static Cloud cloud_of(Document document) {
    Cloud cloud(document.seed);
    cloud.request_ids_ = document.request_ids;
    for (std::size_t i = 0; i < document.regions.size(); ++i) {
      const Home home = document.regions[i]->home;
      if (!cloud.regions_.emplace(home, std::move(document.regions[i])).second) {
        throw SnapshotError(fmt::format("/regions/{}/home", i),
                            fmt::format("{} of account {} is there twice", home.region, home.account));
      }
    }
    cloud.peerings = std::move(document.peerings);
    cloud.endpoint_services = std::move(document.endpoint_services);
    cloud.permitted_interfaces = std::move(document.permitted_interfaces);
    cloud.images = std::move(document.images);
    cloud.public_addresses = std::move(document.public_addresses);
    cloud.ipv6_blocks = std::move(document.ipv6_blocks);
    cloud.disks = std::move(document.disks);
    return cloud;
  }
};

std::string write_document(const Cloud& cloud, Timestamp now) {
  const Document document = CloudFields::document_of(cloud, now);
  std::string out;
  FormOf<Document>::form.write(&document, out);
  out += '\n';
  return out;
}

Restored read_document(std::string_view text) {
  const Header header = read_header(text);
  JsonReader in(text);
  in.version = static_cast<int>(header.version);
  Document document;
  FormOf<Document>::form.read(&document, in);
  in.end();
  std::vector<Home> order;
  for (const auto& region : document.regions) {
    order.push_back(region->home);
    if (header.version < 4) fill_authorized_keys(*region);
  }
  Restored restored{Cloud(0), document.clock.now};
  restored.cloud = CloudFields::cloud_of(std::move(document));
  check_references(restored.cloud, order);
  return restored;
}

}  // namespace vpcsim::snapshot
