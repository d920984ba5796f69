# cmake -DDIRECTORY=... -DOUTPUT=... -P embed_lessons.cmake: writes the lessons of a directory as C++.
# In the order of order.txt; each byte is an escape, so that no text can end its literal.
file(STRINGS ${DIRECTORY}/order.txt ids)
set(rows "")
set(texts "")
set(number 0)
foreach(id IN LISTS ids)
  file(READ ${DIRECTORY}/${id}.yaml hex HEX)
  file(SIZE ${DIRECTORY}/${id}.yaml bytes)
  string(REGEX REPLACE "(..)" "\\\\x\\1" escaped "${hex}")
  string(APPEND texts "constexpr char text_${number}[] = \"${escaped}\";\n")
  string(APPEND rows "    {\"${id}\", {text_${number}, ${bytes}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"scenarios/teaching/catalog.hpp\"

namespace vpcsim::scenarios {
namespace {

${texts}
constexpr BundledLesson lessons[] = {
${rows}};

}  // namespace

std::span<const BundledLesson> bundled_lessons() {
  return lessons;
}

}  // namespace vpcsim::scenarios
")
