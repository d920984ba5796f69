#include "scenarios/teaching/catalog.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "scenarios/reader.hpp"

namespace vpcsim::scenarios {
namespace {

/// A file without a lesson in it is a mistake, too.
std::vector<Mistake> take(Loaded loaded, const std::string& file, std::string id,
                          std::vector<CatalogLesson>& lessons) {
  if (auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded)) return std::move(*mistakes);
  auto& scenario = std::get<Scenario>(loaded);
  if (!scenario.lesson)
    return {{file, {1, 1}, "this scenario is no lesson: expected \"lesson\" with title, summary and goals"}};
  lessons.push_back({std::move(id), std::move(scenario)});
  return {};
}

}  // namespace

LessonCatalog LessonCatalog::bundled() {
  LessonCatalog catalog;
  for (const BundledLesson& lesson : bundled_lessons()) {
    const std::string file = fmt::format("{}.yaml", lesson.id);
    const auto mistakes = take(read(lesson.yaml, file), file, std::string(lesson.id), catalog.lessons_);
    if (!mistakes.empty()) throw std::logic_error(mistakes.front().line());  // a test reads them all
  }
  return catalog;
}

std::vector<Mistake> LessonCatalog::add_directory(const std::string& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    const auto extension = entry.path().extension();
    if (extension == ".yaml" || extension == ".yml") files.push_back(entry.path());
  }
  if (error) return {{directory, {}, "can't read this directory: " + error.message()}};
  std::sort(files.begin(), files.end());
  std::vector<CatalogLesson> added;
  std::vector<Mistake> mistakes;
  for (const auto& file : files) {
    for (Mistake& mistake : take(load(file.string()), file.string(), file.stem().string(), added))
      mistakes.push_back(std::move(mistake));
  }
  if (!mistakes.empty()) return mistakes;
  for (CatalogLesson& lesson : added) {
    std::erase_if(lessons_, [&](const CatalogLesson& other) { return other.id == lesson.id; });
    lessons_.push_back(std::move(lesson));
  }
  return {};
}

const CatalogLesson* LessonCatalog::find(std::string_view id) const {
  const auto found = std::find_if(lessons_.begin(), lessons_.end(),
                                  [&](const CatalogLesson& lesson) { return lesson.id == id; });
  return found == lessons_.end() ? nullptr : &*found;
}

}  // namespace vpcsim::scenarios
