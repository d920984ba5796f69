#include "protocol/timestamp.hpp"

#include <chrono>

#include <fmt/format.h>

#include "protocol/cidr.hpp"

namespace vpcsim::protocol {
namespace {

namespace chrono = std::chrono;

/// Takes exactly `digits` decimal digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  auto number = text.substr(0, digits);
  if (number.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  text.remove_prefix(digits);
  return parse_integer<int>(number);
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<Timestamp> Timestamp::parse(std::string_view text) {
  auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  auto day = take_number(text, 2);
  if (!day || !take(text, 'T')) return std::nullopt;
  auto hour = take_number(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  auto minute = take_number(text, 2);
  if (!minute || !take(text, ':')) return std::nullopt;
  auto second = take_number(text, 2);
  if (!second) return std::nullopt;
  int millisecond = 0;
  if (take(text, '.')) {
    auto fraction = take_number(text, 3);
    if (!fraction) return std::nullopt;
    millisecond = *fraction;
  }
  if (text != "Z" || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  chrono::year_month_day date{chrono::year{*year}, chrono::month{static_cast<unsigned>(*month)},
                              chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  std::int64_t days = chrono::sys_days{date}.time_since_epoch().count();
  return Timestamp{(((days * 24 + *hour) * 60 + *minute) * 60 + *second) * 1000 + millisecond};
}

std::string Timestamp::text() const {
  chrono::sys_time<chrono::milliseconds> instant{chrono::milliseconds{milliseconds}};
  auto midnight = chrono::floor<chrono::days>(instant);
  chrono::year_month_day date{midnight};
  chrono::hh_mm_ss time{instant - midnight};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

}  // namespace vpcsim::protocol
