#include "core/compose/table.h"

#include <stdio.h>

BaseStatus
compose_table_from(const NnBlob* blob, const char* name, uint32_t n_rows,
                   uint32_t n_columns, NnRows* table)
{
  const BaseStatus status = nn_rows_from(blob, name, n_columns, table);
  return status ? status : table->n_rows == n_rows ? BASE_OK : BASE_BAD_INPUT;
}

BaseStatus
compose_tables_from(const NnBlob* blob, const char* name, const uint8_t* n_rows,
                    uint32_t n, uint32_t n_columns, NnRows* tables)
{
  BaseStatus status = BASE_OK;
  for (uint32_t i = 0; i < n && !status; ++i) {
    char own[32];
    snprintf(own, sizeof(own), "%s.%u", name, i);
    status = compose_table_from(blob, own, n_rows[i], n_columns, &tables[i]);
  }
  return status;
}
