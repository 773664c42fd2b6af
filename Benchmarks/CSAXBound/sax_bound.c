#include "CSAXBound.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

static size_t start_tags;

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes) {
  start_tags++;
}
static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {}
static void characters(void *context, const xmlChar *text, int count) {}
static void ignore_error(void *context, xmlErrorPtr error) {}

size_t sax_bound_pass(const char *bytes, size_t count) {
  start_tags = 0;
  if (count == 0 || count > INT_MAX) return 0;
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  handler.cdataBlock = characters;
  handler.serror = (xmlStructuredErrorFunc)ignore_error;
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(bytes, (int)count);
  if (context == NULL) return 0;
  xmlSAXHandlerPtr own = context->sax;
  context->sax = &handler;
  xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NONET);
  context->sax = &handler;
  context->userData = context;
  xmlParseDocument(context);
  context->sax = own;
  xmlFreeParserCtxt(context);
  return start_tags;
}
