#pragma once

#include <qpdf/qpdf-c.h>

namespace zhilan::pdf
{

/// The functions of libqpdf, under their own names, see qpdf/qpdf-c.h. The library is loaded when they are first asked
/// for: with all that it brings along (gnutls among it) it would take 3 ms of each start of the program.
struct Qpdf {
    decltype(&::qpdf_cleanup) cleanup = nullptr;
    decltype(&::qpdf_get_buffer) get_buffer = nullptr;
    decltype(&::qpdf_get_buffer_length) get_buffer_length = nullptr;
    decltype(&::qpdf_get_error) get_error = nullptr;
    decltype(&::qpdf_get_error_full_text) get_error_full_text = nullptr;
    decltype(&::qpdf_get_num_pages) get_num_pages = nullptr;
    decltype(&::qpdf_get_page_n) get_page_n = nullptr;
    decltype(&::qpdf_get_root) get_root = nullptr;
    decltype(&::qpdf_get_trailer) get_trailer = nullptr;
    decltype(&::qpdf_has_error) has_error = nullptr;
    decltype(&::qpdf_init) init = nullptr;
    decltype(&::qpdf_init_write_memory) init_write_memory = nullptr;
    decltype(&::qpdf_make_indirect_object) make_indirect_object = nullptr;
    decltype(&::qpdf_oh_append_item) oh_append_item = nullptr;
    decltype(&::qpdf_oh_begin_dict_key_iter) oh_begin_dict_key_iter = nullptr;
    decltype(&::qpdf_oh_dict_more_keys) oh_dict_more_keys = nullptr;
    decltype(&::qpdf_oh_dict_next_key) oh_dict_next_key = nullptr;
    decltype(&::qpdf_oh_get_array_item) oh_get_array_item = nullptr;
    decltype(&::qpdf_oh_get_key) oh_get_key = nullptr;
    decltype(&::qpdf_oh_get_numeric_value) oh_get_numeric_value = nullptr;
    decltype(&::qpdf_oh_get_object_id) oh_get_object_id = nullptr;
    decltype(&::qpdf_oh_get_stream_data) oh_get_stream_data = nullptr;
    decltype(&::qpdf_oh_is_dictionary) oh_is_dictionary = nullptr;
    decltype(&::qpdf_oh_is_stream) oh_is_stream = nullptr;
    decltype(&::qpdf_oh_new_array) oh_new_array = nullptr;
    decltype(&::qpdf_oh_new_binary_string) oh_new_binary_string = nullptr;
    decltype(&::qpdf_oh_new_binary_unicode_string) oh_new_binary_unicode_string = nullptr;
    decltype(&::qpdf_oh_new_bool) oh_new_bool = nullptr;
    decltype(&::qpdf_oh_new_dictionary) oh_new_dictionary = nullptr;
    decltype(&::qpdf_oh_new_integer) oh_new_integer = nullptr;
    decltype(&::qpdf_oh_new_name) oh_new_name = nullptr;
    decltype(&::qpdf_oh_new_null) oh_new_null = nullptr;
    decltype(&::qpdf_oh_new_real_from_double) oh_new_real_from_double = nullptr;
    decltype(&::qpdf_oh_replace_key) oh_replace_key = nullptr;
    decltype(&::qpdf_oh_replace_stream_data) oh_replace_stream_data = nullptr;
    decltype(&::qpdf_push_inherited_attributes_to_page) push_inherited_attributes_to_page = nullptr;
    decltype(&::qpdf_read_memory) read_memory = nullptr;
    decltype(&::qpdf_set_attempt_recovery) set_attempt_recovery = nullptr;
    decltype(&::qpdf_set_object_stream_mode) set_object_stream_mode = nullptr;
    decltype(&::qpdf_set_stream_data_mode) set_stream_data_mode = nullptr;
    decltype(&::qpdf_set_suppress_warnings) set_suppress_warnings = nullptr;
    decltype(&::qpdf_silence_errors) silence_errors = nullptr;
    decltype(&::qpdf_write) write = nullptr;

    /// Null where the library is not there. Any thread; blocks while it is loaded.
    static const Qpdf* get();
};

} // namespace zhilan::pdf
