// Writes XML into a file.

#ifndef HOST_XML_H
#define HOST_XML_H

#include "host/file.h"

typedef struct {
  HostFile*  file;
  HostFault* fault; ///< What went wrong first; then nothing more is written
} HostXml;

/// [host] Write markup of up to 511 bytes, as printf() would.
__attribute__((format(printf, 2, 3))) void host_xml_put(const HostXml* self,
                                                        const char*    format, ...);

/// [host] Write text between tags, UTF-8; what XML forbids becomes '?'.
void host_xml_text(const HostXml* self, const char* text);

#endif
