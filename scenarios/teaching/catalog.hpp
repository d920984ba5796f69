// The lessons that there are: the bundled ones, which the program carries in itself, and a teacher's own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// A lesson's file by its name without ".yaml", in the program.
struct BundledLesson {
  std::string_view id, yaml;
};
/// In the order in which they are to be taken.
std::span<const BundledLesson> bundled_lessons();

struct CatalogLesson {
  std::string id;
  Scenario scenario;  ///< has a lesson
};

class LessonCatalog {
 public:
  /// The bundled ones.
  static LessonCatalog bundled();
  /// Adds the *.yaml files of a directory in the order of their names; one of a bundled lesson's name takes
  /// its place. Answers the mistakes in them; then nothing was added.
  std::vector<Mistake> add_directory(const std::string& directory);

  const std::vector<CatalogLesson>& lessons() const { return lessons_; }
  const CatalogLesson* find(std::string_view id) const;

 private:
  std::vector<CatalogLesson> lessons_;
};

}  // namespace vpcsim::scenarios
