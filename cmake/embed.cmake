# gouji_embed(OUT namespace name file…): a C++ source that holds the files' bytes as
#   namespace <namespace> { extern const std::span<const EmbeddedFile> <name>; }
# declared in cmake/embedded_file.h. OUT gets the path of the generated source.
function(gouji_embed out namespace name)
  set(target ${CMAKE_BINARY_DIR}/generated/embedded_${name}.cpp)
  set(files ${ARGN})
  list(TRANSFORM files PREPEND ${CMAKE_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${target}
    COMMAND ${CMAKE_COMMAND} -DOUT=${target} -DNAMESPACE=${namespace} -DNAME=${name} "-DFILES=${files}" -P ${CMAKE_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_script.cmake
    COMMENT "Embedding ${name}"
    VERBATIM)
  set(${out} ${target} PARENT_SCOPE)
endfunction()

# gouji_embed_json(OUT namespace name file…): the same for JSON files that are parsed now and not at
# every start, as
#   namespace <namespace> { extern const std::span<const EmbeddedJson> <name>; }
# declared in cmake/embedded_json.h.
function(gouji_embed_json out namespace name)
  set(target ${CMAKE_BINARY_DIR}/generated/embedded_${name}.cpp)
  set(files ${ARGN})
  list(TRANSFORM files PREPEND ${CMAKE_SOURCE_DIR}/)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
  if(NOT TARGET gouji_flatten_json)
    add_executable(gouji_flatten_json ${CMAKE_SOURCE_DIR}/cmake/flatten_json.cpp ${CMAKE_SOURCE_DIR}/parser/form/json_tree.cpp)
    target_link_libraries(gouji_flatten_json PRIVATE gouji_flags fmt::fmt nlohmann_json::nlohmann_json)
  endif()
  add_custom_command(
    OUTPUT ${target}
    COMMAND gouji_flatten_json ${target} ${namespace} ${name} ${files}
    DEPENDS ${files} gouji_flatten_json
    COMMENT "Embedding ${name}"
    VERBATIM)
  set(${out} ${target} PARENT_SCOPE)
endfunction()
