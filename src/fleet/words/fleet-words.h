/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/**
 * FleetAction:
 * @FLEET_ACTION_NONE: nothing that the application can offer
 * @FLEET_ACTION_RETRY: try the same again
 * @FLEET_ACTION_EDIT_ACCOUNT: open the form of the account
 * @FLEET_ACTION_PIN_CERTIFICATE: show the certificate and offer to trust it
 * @FLEET_ACTION_CHANGE_PROTOCOL: play with another protocol
 * @FLEET_ACTION_RELOAD: load the list again
 *
 * What can be done about an error.
 */
typedef enum
{
  FLEET_ACTION_NONE,
  FLEET_ACTION_RETRY,
  FLEET_ACTION_EDIT_ACCOUNT,
  FLEET_ACTION_PIN_CERTIFICATE,
  FLEET_ACTION_CHANGE_PROTOCOL,
  FLEET_ACTION_RELOAD,
} FleetAction;

#define FLEET_WORDS_ANY (-1)

/**
 * FleetWordsRow:
 * @code: an error code of the table's domain, or %FLEET_WORDS_ANY
 * @title: what happened, marked with N_()
 * @advice: (nullable): what a person can do, marked with N_()
 * @action: what the application offers
 *
 * One line of a table from error to words. A table ends with a row without a title.
 */
typedef struct
{
  int code;
  const char *title;
  const char *advice;
  FleetAction action;
} FleetWordsRow;

/**
 * FleetWords:
 * @title: what happened ("The camera is offline"), translated
 * @advice: (nullable): what to do ("Check its power and network."), translated
 * @reason: (nullable): the platform's own words, as it sent them
 * @action: what the application offers
 *
 * An error in words.
 */
typedef struct
{
  char *title;
  char *advice;
  char *reason;
  FleetAction action;
} FleetWords;

#define FLEET_TYPE_WORDS (fleet_words_get_type ())
GType fleet_words_get_type (void) G_GNUC_CONST;

void fleet_words_add_table (GQuark domain, const FleetWordsRow *rows);
FleetWords *fleet_words_for_error (const GError *error);
FleetWords *fleet_words_copy (const FleetWords *self);
void fleet_words_free (FleetWords *self);
char *fleet_words_dup_detail (const FleetWords *self);
char *fleet_words_dup_text (const FleetWords *self);
const char *fleet_action_get_label (FleetAction action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetWords, fleet_words_free)

G_END_DECLS
