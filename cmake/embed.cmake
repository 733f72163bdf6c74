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
