// A table of vectors, one for each of a known number of values.

#ifndef COMPOSE_TABLE_H
#define COMPOSE_TABLE_H

#include "core/nn/layer.h"

/// [worker] Borrow the tables `NAME.0`, `NAME.1`, ... of `n_rows[i]` rows each, `n` of
/// them; BASE_BAD_INPUT if one is missing or shaped otherwise.
BaseStatus compose_tables_from(const NnBlob* blob, const char* name,
                               const uint8_t* n_rows, uint32_t n, uint32_t n_columns,
                               NnRows* tables);

/// [worker] Borrow one table of `n_rows` rows.
BaseStatus compose_table_from(const NnBlob* blob, const char* name, uint32_t n_rows,
                              uint32_t n_columns, NnRows* table);

#endif
