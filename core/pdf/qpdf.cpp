#include "core/pdf/qpdf.h"

#include <dlfcn.h>

#include <optional>
#include <type_traits>

namespace zhilan::pdf
{

namespace
{

/// Stays loaded.
std::optional<Qpdf> load()
{
    void* const library = ::dlopen(ZHILAN_QPDF, RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr)
        return std::nullopt;
    Qpdf qpdf;
    bool all = true;
    const auto find = [&](auto& function, const char* name) {
        void* const symbol = ::dlsym(library, name);
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(symbol);
        all = all && symbol != nullptr;
    };
    find(qpdf.cleanup, "qpdf_cleanup");
    find(qpdf.get_buffer, "qpdf_get_buffer");
    find(qpdf.get_buffer_length, "qpdf_get_buffer_length");
    find(qpdf.get_error, "qpdf_get_error");
    find(qpdf.get_error_full_text, "qpdf_get_error_full_text");
    find(qpdf.get_num_pages, "qpdf_get_num_pages");
    find(qpdf.get_page_n, "qpdf_get_page_n");
    find(qpdf.get_root, "qpdf_get_root");
    find(qpdf.get_trailer, "qpdf_get_trailer");
    find(qpdf.has_error, "qpdf_has_error");
    find(qpdf.init, "qpdf_init");
    find(qpdf.init_write_memory, "qpdf_init_write_memory");
    find(qpdf.make_indirect_object, "qpdf_make_indirect_object");
    find(qpdf.oh_append_item, "qpdf_oh_append_item");
    find(qpdf.oh_begin_dict_key_iter, "qpdf_oh_begin_dict_key_iter");
    find(qpdf.oh_dict_more_keys, "qpdf_oh_dict_more_keys");
    find(qpdf.oh_dict_next_key, "qpdf_oh_dict_next_key");
    find(qpdf.oh_get_array_item, "qpdf_oh_get_array_item");
    find(qpdf.oh_get_key, "qpdf_oh_get_key");
    find(qpdf.oh_get_numeric_value, "qpdf_oh_get_numeric_value");
    find(qpdf.oh_get_object_id, "qpdf_oh_get_object_id");
    find(qpdf.oh_get_stream_data, "qpdf_oh_get_stream_data");
    find(qpdf.oh_is_dictionary, "qpdf_oh_is_dictionary");
    find(qpdf.oh_is_stream, "qpdf_oh_is_stream");
    find(qpdf.oh_new_array, "qpdf_oh_new_array");
    find(qpdf.oh_new_binary_string, "qpdf_oh_new_binary_string");
    find(qpdf.oh_new_binary_unicode_string, "qpdf_oh_new_binary_unicode_string");
    find(qpdf.oh_new_bool, "qpdf_oh_new_bool");
    find(qpdf.oh_new_dictionary, "qpdf_oh_new_dictionary");
    find(qpdf.oh_new_integer, "qpdf_oh_new_integer");
    find(qpdf.oh_new_name, "qpdf_oh_new_name");
    find(qpdf.oh_new_null, "qpdf_oh_new_null");
    find(qpdf.oh_new_real_from_double, "qpdf_oh_new_real_from_double");
    find(qpdf.oh_replace_key, "qpdf_oh_replace_key");
    find(qpdf.oh_replace_stream_data, "qpdf_oh_replace_stream_data");
    find(qpdf.push_inherited_attributes_to_page, "qpdf_push_inherited_attributes_to_page");
    find(qpdf.read_memory, "qpdf_read_memory");
    find(qpdf.set_attempt_recovery, "qpdf_set_attempt_recovery");
    find(qpdf.set_object_stream_mode, "qpdf_set_object_stream_mode");
    find(qpdf.set_stream_data_mode, "qpdf_set_stream_data_mode");
    find(qpdf.set_suppress_warnings, "qpdf_set_suppress_warnings");
    find(qpdf.silence_errors, "qpdf_silence_errors");
    find(qpdf.write, "qpdf_write");
    return all ? std::optional(qpdf) : std::nullopt;
}

} // namespace

const Qpdf* Qpdf::get()
{
    static const std::optional<Qpdf> kLoaded = load();
    return kLoaded ? &*kLoaded : nullptr;
}

} // namespace zhilan::pdf
