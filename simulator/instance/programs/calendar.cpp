#include "simulator/instance/programs/calendar.hpp"

#include <array>
#include <chrono>

#include <fmt/format.h>

namespace vpcsim::instance {

namespace {

constexpr std::array days = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array months = {"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};

struct Time {
  std::int64_t milliseconds;
  int year;
  unsigned month;  // 1..12
  unsigned day;
  unsigned weekday;  // 0: Sunday
  int day_of_year;   // 1..
  int hour, minute, second;
};

Time time_of(std::int64_t milliseconds) {
  using namespace std::chrono;
  const sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(milliseconds)};
  const auto date = floor<std::chrono::days>(instant);
  const year_month_day calendar{date};
  const auto seconds = static_cast<int>(floor<std::chrono::seconds>(instant - date).count());
  const auto first = sys_days{calendar.year() / 1 / 1};
  return {milliseconds,
          int(calendar.year()),
          unsigned(calendar.month()),
          unsigned(calendar.day()),
          weekday{date}.c_encoding(),
          static_cast<int>((date - first).count()) + 1,
          seconds / 3600,
          seconds / 60 % 60,
          seconds % 60};
}

std::optional<std::string> one(const Time& time, char letter) {
  const int twelve = time.hour % 12 == 0 ? 12 : time.hour % 12;
  switch (letter) {
    case 'a':
      return std::string(days[time.weekday]).substr(0, 3);
    case 'A':
      return days[time.weekday];
    case 'b':
      return std::string(months[time.month - 1]).substr(0, 3);
    case 'B':
      return months[time.month - 1];
    case 'd':
      return fmt::format("{:02}", time.day);
    case 'e':
      return fmt::format("{:2}", time.day);
    case 'F':
      return fmt::format("{}-{:02}-{:02}", time.year, time.month, time.day);
    case 'D':
      return fmt::format("{:02}/{:02}/{:02}", time.month, time.day, time.year % 100);
    case 'H':
      return fmt::format("{:02}", time.hour);
    case 'I':
      return fmt::format("{:02}", twelve);
    case 'j':
      return fmt::format("{:03}", time.day_of_year);
    case 'm':
      return fmt::format("{:02}", time.month);
    case 'M':
      return fmt::format("{:02}", time.minute);
    case 'N':
      return fmt::format("{:09}", time.milliseconds % 1000 * 1'000'000);
    case 'p':
      return time.hour < 12 ? "AM" : "PM";
    case 'R':
      return fmt::format("{:02}:{:02}", time.hour, time.minute);
    case 's':
      return std::to_string(time.milliseconds / 1000);
    case 'S':
      return fmt::format("{:02}", time.second);
    case 'T':
      return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
    case 'u':
      return std::to_string(time.weekday == 0 ? 7 : time.weekday);
    case 'y':
      return fmt::format("{:02}", time.year % 100);
    case 'Y':
      return std::to_string(time.year);
    case 'Z':
      return "UTC";
    case 'z':
      return "+0000";
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case '%':
      return "%";
    default:
      return {};
  }
}

}  // namespace

std::optional<std::string> formatted_time(std::int64_t milliseconds, std::string_view format) {
  const auto time = time_of(milliseconds);
  std::string result;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      result += format[i];
      continue;
    }
    auto text = one(time, format[++i]);
    if (!text) return {};
    result += *text;
  }
  return result;
}

}  // namespace vpcsim::instance
