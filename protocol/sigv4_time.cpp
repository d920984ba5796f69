#include "protocol/sigv4_time.hpp"

#include <array>

#include <fmt/format.h>

#include "protocol/ascii.hpp"

namespace vpcsim::protocol {
namespace {

using namespace std::chrono;

/// The number that `text` is, digits only, or -1.
int number(std::string_view text) {
  int result = 0;
  for (const char c : text) {
    if (!ascii::is_digit(c)) return -1;
    result = result * 10 + (c - '0');
  }
  return result;
}

std::optional<SigningTime> time_of(int year_number, int month_number, int day_number, int hour, int minute,
                                   int second) {
  if (year_number < 0 || month_number < 0 || day_number < 0) return std::nullopt;
  const year_month_day date{year{year_number}, month{static_cast<unsigned>(month_number)},
                            day{static_cast<unsigned>(day_number)}};
  const bool is_time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61;
  if (!date.ok() || !is_time) return std::nullopt;
  return sys_days{date} + hours{hour} + minutes{minute} + seconds{second};
}

/// "Sun, 30 Aug 2015 12:36:00 GMT"; nobody checks the weekday.
std::optional<SigningTime> parse_http_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT") return std::nullopt;
  if (text[19] != ':' || text[22] != ':') return std::nullopt;
  int month_number = 0;
  while (month_number < 12 && months[static_cast<std::size_t>(month_number)] != text.substr(8, 3))
    ++month_number;
  return time_of(number(text.substr(12, 4)), month_number + 1, number(text.substr(5, 2)),
                 number(text.substr(17, 2)), number(text.substr(20, 2)), number(text.substr(23, 2)));
}

}  // namespace

std::string format_amz_date(SigningTime time) {
  const auto midnight = floor<days>(time);
  const year_month_day date{midnight};
  const hh_mm_ss clock{time - midnight};
  return fmt::format(FMT_STRING("{:04}{:02}{:02}T{:02}{:02}{:02}Z"), static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<SigningTime> parse_signing_time(std::string_view text) {
  text = ascii::trim(text);
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return parse_http_date(text);
  return time_of(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)),
                 number(text.substr(9, 2)), number(text.substr(11, 2)), number(text.substr(13, 2)));
}

}  // namespace vpcsim::protocol
