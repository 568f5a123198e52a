/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-json.h"

#include <math.h>
#include <string.h>

/* json-glib's own reader calls itself for every array in an array, reads numbers beyond 64 bits as others
 * and 010 as 8, knows comments and quotes that JSON has not, forgets what stands before something else, and
 * takes longer than all else that becomes of an answer. */

typedef struct
{
  const char *at;
  const char *end;
  char *texts; /* room for all texts at once: none is longer than it is written … */
  gsize used;  /* … of which so much is taken */
  guint depth;
} Reader;

static JsonNode *read_value (Reader *self);

static void
skip_space (Reader *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

/* Whether @c comes next, which is then behind. */
static gboolean
take (Reader *self, char c)
{
  skip_space (self);
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
take_hex (Reader *self, gunichar *unit)
{
  *unit = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (!g_ascii_isxdigit (*self->at))
        return FALSE;
      *unit = *unit << 4 | (gunichar) g_ascii_xdigit_value (*self->at);
    }
  return TRUE;
}

/* What is beyond 16 bits is written as two. */
static gboolean
read_unicode (Reader *self)
{
  gunichar first, second;

  if (!take_hex (self, &first) || first == 0)
    return FALSE;
  if (first >= 0xd800 && first < 0xdc00)
    {
      if (self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u')
        return FALSE;
      self->at += 2;
      if (!take_hex (self, &second) || second < 0xdc00 || second > 0xdfff)
        return FALSE;
      first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    }
  if (!g_unichar_validate (first))
    return FALSE;
  self->used += (gsize) g_unichar_to_utf8 (first, self->texts + self->used);
  return TRUE;
}

static gboolean
read_escape (Reader *self)
{
  static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
  const char *letter;

  if (self->at == self->end)
    return FALSE;
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode (self);
    }
  letter = strchr (letters, *self->at);
  self->texts[self->used++] = letter != NULL ? meant[letter - letters] : *self->at;
  self->at++;
  return TRUE;
}

static void
copy (Reader *self, const char *start)
{
  memcpy (self->texts + self->used, start, (gsize) (self->at - start));
  self->used += (gsize) (self->at - start);
}

/* The rest of a text, behind its quote; %NULL where it has no end. A line may end in it: cameras do not
 * mind. Whoever is done with it gives its room back. */
static const char *
read_text (Reader *self)
{
  const char *text = self->texts + self->used;

  while (self->at < self->end)
    {
      const char *start = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\')
        self->at++;
      copy (self, start);
      if (self->at == self->end)
        return NULL;
      if (*self->at++ == '"')
        {
          self->texts[self->used++] = '\0';
          return text;
        }
      if (!read_escape (self))
        return NULL;
    }
  return NULL;
}

static void
skip_digits (Reader *self)
{
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
}

/* Digits where there must be some. */
static gboolean
take_digits (Reader *self)
{
  const char *start = self->at;

  skip_digits (self);
  return self->at > start;
}

static gboolean
take_number (Reader *self, gboolean *whole)
{
  if (*self->at == '-')
    self->at++;
  if (!take_digits (self))
    return FALSE;
  *whole = TRUE;
  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      *whole = FALSE;
      if (!take_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      *whole = FALSE;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      return take_digits (self);
    }
  return TRUE;
}

/* Beyond what fits, and with zeros before it, it is text, so that no digit is lost. */
static JsonNode *
make_number (const char *text, gboolean whole)
{
  const char *digits = *text == '-' ? text + 1 : text;
  JsonNode *node = json_node_alloc ();
  gint64 number;
  double real;

  if (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    return json_node_init_string (node, text);
  if (whole && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return json_node_init_int (node, number);
  real = g_ascii_strtod (text, NULL);
  return !whole && isfinite (real) ? json_node_init_double (node, real)
                                   : json_node_init_string (node, text);
}

static JsonNode *
read_number (Reader *self)
{
  const char *start = self->at;
  char *text = self->texts + self->used;
  gsize used = self->used;
  gboolean whole;

  if (!take_number (self, &whole))
    return NULL;
  copy (self, start);
  self->texts[self->used] = '\0';
  self->used = used;
  return make_number (text, whole);
}

static JsonNode *
read_string (Reader *self)
{
  gsize used = self->used;
  const char *text = read_text (self);

  self->used = used;
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
}

static gboolean
take_word (Reader *self, const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (self->end - self->at) < n || memcmp (self->at, word, n) != 0)
    return FALSE;
  self->at += n;
  return TRUE;
}

static JsonNode *
read_word (Reader *self)
{
  if (take_word (self, "null"))
    return json_node_new (JSON_NODE_NULL);
  if (take_word (self, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  return take_word (self, "false") ? json_node_init_boolean (json_node_alloc (), FALSE) : NULL;
}

static gboolean
fill_array (Reader *self, JsonArray *array)
{
  if (take (self, ']'))
    return TRUE;
  do
    {
      JsonNode *item = read_value (self);

      if (item == NULL)
        return FALSE;
      json_array_add_element (array, item);
    }
  while (take (self, ','));
  return take (self, ']');
}

static gboolean
fill_object (Reader *self, JsonObject *object)
{
  if (take (self, '}'))
    return TRUE;
  do
    {
      gsize used = self->used;
      const char *name = take (self, '"') ? read_text (self) : NULL;
      JsonNode *value = name != NULL && take (self, ':') ? read_value (self) : NULL;

      if (value == NULL)
        return FALSE;
      json_object_set_member (object, name, value);
      self->used = used;
    }
  while (take (self, ','));
  return take (self, '}');
}

static JsonNode *
read_array (Reader *self)
{
  g_autoptr (JsonArray) array = json_array_new ();

  return fill_array (self, array) ? json_node_init_array (json_node_alloc (), array) : NULL;
}

static JsonNode *
read_object (Reader *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  return fill_object (self, object) ? json_node_init_object (json_node_alloc (), object) : NULL;
}

static JsonNode *
read_value (Reader *self)
{
  JsonNode *node = NULL;

  if (take (self, '"'))
    return read_string (self);
  if (self->at == self->end || ++self->depth > ONV_JSON_DEPTH_MAX + 1)
    return NULL;
  if (take (self, '{'))
    node = read_object (self);
  else if (take (self, '['))
    node = read_array (self);
  else if (*self->at == '-' || g_ascii_isdigit (*self->at))
    node = read_number (self);
  else
    node = read_word (self);
  self->depth--;
  return node;
}

JsonNode *
onv_json_parse (const char *data, gsize n, GError **error)
{
  Reader reader = { data, data + n, NULL, 0, 0 };
  JsonNode *root = NULL;

  if (g_utf8_validate (data, (gssize) n, NULL))
    {
      reader.texts = g_malloc (n + 1);
      root = read_value (&reader);
      g_free (reader.texts);
      skip_space (&reader);
    }
  if (root != NULL && reader.at < reader.end)
    g_clear_pointer (&root, json_node_unref);
  if (root == NULL)
    g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "Not JSON");
  return root;
}

static gboolean
stands_in_number (const char *at, const char *start)
{
  while (at > start && strchr ("+-.0123456789", at[-1]) != NULL)
    at--;
  return at > start && at[-1] == 'e';
}

char *
onv_json_write (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);
  char *to = text;
  gboolean in_text = FALSE;

  /* json-glib writes 1e+20 as 1e+20.0 */
  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '"')
        in_text = !in_text;
      if (in_text && *from == '\\' && from[1] != '\0')
        *to++ = *from++;
      else if (!in_text && from[0] == '.' && from[1] == '0' && stands_in_number (to, text))
        {
          from++;
          continue;
        }
      *to++ = *from;
    }
  *to = '\0';
  return text;
}
