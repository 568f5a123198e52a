/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-types.h"

G_BEGIN_DECLS

/**
 * OnvKind:
 * @ONV_KIND_STRING: text
 * @ONV_KIND_ID: an identifier: text here, text or number on the wire
 * @ONV_KIND_INT: a whole number (int64)
 * @ONV_KIND_DOUBLE: a number
 * @ONV_KIND_BOOLEAN: `true` or `false`
 * @ONV_KIND_SWITCH: a boolean written 0 or 1
 * @ONV_KIND_ENUM: one of several numbers
 * @ONV_KIND_NAME: one of several words; the nicks of an enumeration are the words
 * @ONV_KIND_UNIX_TIME: a moment in UNIX seconds
 * @ONV_KIND_PLATFORM_TIME: the platform's wall clock, `YYYY-MM-DD HH:MM:SS`
 * @ONV_KIND_CAMERA_TIME: a camera's wall clock, `YYYY-MM-DD HH:MM:SS`
 * @ONV_KIND_DAY_TIME: a time of day, `HH:MM:SS`: seconds since midnight, up to 86,400
 * @ONV_KIND_SIZE: a resolution, `1280*720`
 * @ONV_KIND_STRINGS: an array of text
 * @ONV_KIND_RECORD: an object with a table of its own
 * @ONV_KIND_LIST: an array of such objects
 * @ONV_KIND_JSON: whatever the document leaves open
 *
 * What kind of value a member holds. The kind decides the type of the property, and how the value
 * is read, written, compared, checked and edited.
 */
typedef enum
{
  ONV_KIND_STRING,
  ONV_KIND_ID,
  ONV_KIND_INT,
  ONV_KIND_DOUBLE,
  ONV_KIND_BOOLEAN,
  ONV_KIND_SWITCH,
  ONV_KIND_ENUM,
  ONV_KIND_NAME,
  ONV_KIND_UNIX_TIME,
  ONV_KIND_PLATFORM_TIME,
  ONV_KIND_CAMERA_TIME,
  ONV_KIND_DAY_TIME,
  ONV_KIND_SIZE,
  ONV_KIND_STRINGS,
  ONV_KIND_RECORD,
  ONV_KIND_LIST,
  ONV_KIND_JSON,
} OnvKind;

/**
 * OnvUnit:
 * @ONV_UNIT_NONE: a plain number
 * @ONV_UNIT_BYTES: bytes
 * @ONV_UNIT_KBYTES: 1024 bytes
 * @ONV_UNIT_SECONDS: seconds
 * @ONV_UNIT_MILLISECONDS: milliseconds
 * @ONV_UNIT_HOURS: hours
 * @ONV_UNIT_DAYS: days
 * @ONV_UNIT_PIXELS: pixels
 * @ONV_UNIT_KBIT_PER_SECOND: kbit/s
 * @ONV_UNIT_BIT_PER_SECOND: bit/s
 * @ONV_UNIT_FRAMES_PER_SECOND: pictures a second
 * @ONV_UNIT_DEGREES: degrees
 * @ONV_UNIT_METRES: metres
 * @ONV_UNIT_PERCENT: hundredths
 *
 * What a number counts.
 */
typedef enum
{
  ONV_UNIT_NONE,
  ONV_UNIT_BYTES,
  ONV_UNIT_KBYTES,
  ONV_UNIT_SECONDS,
  ONV_UNIT_MILLISECONDS,
  ONV_UNIT_HOURS,
  ONV_UNIT_DAYS,
  ONV_UNIT_PIXELS,
  ONV_UNIT_KBIT_PER_SECOND,
  ONV_UNIT_BIT_PER_SECOND,
  ONV_UNIT_FRAMES_PER_SECOND,
  ONV_UNIT_DEGREES,
  ONV_UNIT_METRES,
  ONV_UNIT_PERCENT,
} OnvUnit;

/**
 * OnvFieldFlags:
 * @ONV_FIELD_REQUIRED: must be set when the record is sent
 * @ONV_FIELD_ESSENTIAL: an answer without it is of no use and refused
 * @ONV_FIELD_SECRET: never shown unasked, never logged
 * @ONV_FIELD_READ_ONLY: told by the platform or camera, never sent
 * @ONV_FIELD_QUOTED: a number that the document writes as text
 * @ONV_FIELD_UNQUOTED: an identifier that the document writes as a number
 * @ONV_FIELD_WHOLE: the record is an array on the wire, and this is it
 * @ONV_FIELD_DASHED: a camera time whose clock is written `HH-MM-SS`
 * @ONV_FIELD_ALNUM: text of A–Z, a–z and 0–9 only
 * @ONV_FIELD_BYTES: the length of a text is counted in bytes of UTF-8
 * @ONV_FIELD_ALONE: of this and what may be given instead, no more than one
 * @ONV_FIELD_UNLESS: sent unless another member has the value, not only when it has
 * @ONV_FIELD_HEX: text of 0–9, a–f and A–F only
 * @ONV_FIELD_LOCAL: not on the wire: the library itself knows it
 * @ONV_FIELD_DAY: a time of which only the day is written
 * @ONV_FIELD_SIGNED: a number that is written as text with its sign, `+8`; other text is kept as it came
 * @ONV_FIELD_FLEETING: good only at the moment at which it was read: never kept for later
 * @ONV_FIELD_ELAPSED: not a time of day, but how long something has lasted, days too: `51:04:43`
 *
 * What is special about a member.
 */
typedef enum /*< flags >*/
{
  ONV_FIELD_REQUIRED = 1 << 0,
  ONV_FIELD_ESSENTIAL = 1 << 1,
  ONV_FIELD_SECRET = 1 << 2,
  ONV_FIELD_READ_ONLY = 1 << 3,
  ONV_FIELD_QUOTED = 1 << 4,
  ONV_FIELD_UNQUOTED = 1 << 5,
  ONV_FIELD_WHOLE = 1 << 6,
  ONV_FIELD_DASHED = 1 << 7,
  ONV_FIELD_ALNUM = 1 << 8,
  ONV_FIELD_BYTES = 1 << 9,
  ONV_FIELD_ALONE = 1 << 10,
  ONV_FIELD_UNLESS = 1 << 11,
  ONV_FIELD_HEX = 1 << 12,
  ONV_FIELD_LOCAL = 1 << 13,
  ONV_FIELD_ELAPSED = 1 << 14,
  ONV_FIELD_DAY = 1 << 15,
  ONV_FIELD_SIGNED = 1 << 16,
  ONV_FIELD_FLEETING = 1 << 17,
} OnvFieldFlags;

#define ONV_TYPE_FIELD (onv_field_get_type ())

GType onv_field_get_type (void);

const char *onv_field_get_name (const OnvField *self);
const char *onv_field_get_json_name (const OnvField *self);
OnvKind onv_field_get_kind (const OnvField *self);
OnvFieldFlags onv_field_get_flags (const OnvField *self);
OnvUnit onv_field_get_unit (const OnvField *self);
gboolean onv_field_get_range (const OnvField *self, gint64 *min, gint64 *max);
GType onv_field_get_value_type (const OnvField *self);
const char *onv_field_get_condition (const OnvField *self, int *value);

G_END_DECLS
