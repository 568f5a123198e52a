/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-page.h"
#include "client/onv-request.h"
#include "commands/onv-command.h"
#include "lists/onv-rows.h"

G_BEGIN_DECLS

/* What a list asks for, and what it learns from the answers: the pages of one question, and their rows. */
typedef struct
{
  const OnvPaging *paging;
  const OnvCall *call;       /* (nullable): either this … */
  const OnvCommand *command; /* (nullable): … or this, of a camera */
  char *device_id;
  guint channel_id;
  OnvRecord *args;
  guint size;     /* of a page */
  gboolean known; /* how many items there are */
  guint total;
  guint end;          /* there is nothing behind so many, whatever the platform counts */
  char *key;          /* (nullable): what pages after the first need … */
  gint64 key_expires; /* … until then, monotonic */
  OnvRecord *first;   /* (nullable): the first item there is */
  OnvPage *before;    /* (nullable): the answer before */
  gboolean again;     /* it made the list start over, and no later page has come since */
  char *only; /* (nullable): what all items shall have that the platform is not asked for … */
  GArray *left_out; /* … and the places of those that have not, in their order */
  OnvRows *rows;
} OnvPageFeed;

/* A page of one of several feeds that follow on each other; 0 is none. The platform has 10,000 pages
 * at most. */
typedef guint OnvPlace;

#define ONV_PLACE(feed, page) (((feed) << 20) | (page))
#define ONV_PLACE_FEED(place) ((place) >> 20)
#define ONV_PLACE_PAGE(place) ((place) & ((1u << 20) - 1))

/* What an answer means for the list. */
typedef enum
{
  ONV_PAGE_GOOD,
  ONV_PAGE_REPEATED,   /* or empty: there is nothing behind the page before */
  ONV_PAGE_START_OVER, /* the pages are not what they were */
} OnvPageVerdict;

OnvPageFeed *onv_page_feed_new_for_call (const OnvCall *call, OnvRecord *args);
OnvPageFeed *onv_page_feed_new_for_command (const OnvCommand *command,
                                            const char *device_id,
                                            guint channel_id,
                                            OnvRecord *args);
void onv_page_feed_free (OnvPageFeed *self);
void onv_page_feed_forget (OnvPageFeed *self); /* before it is asked anew */

gboolean onv_page_feed_needs_first (OnvPageFeed *self, guint page); /* page 1 must come before */
gboolean onv_page_feed_has_expired (OnvPageFeed *self, guint page);
void onv_page_feed_ask_async (OnvPageFeed *self,
                              OnvClient *client,
                              guint page,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
OnvPage *onv_page_feed_ask_finish (GAsyncResult *result, GError **error);
OnvPageVerdict onv_page_feed_take (OnvPageFeed *self, guint page, OnvPage *answer);
OnvPageVerdict onv_page_feed_fail (OnvPageFeed *self, guint page, const GError *error);

/* How many rows there are, without those that are left out; and among all, the place of a row that is there, or
 * the other way round: how many rows are there before a place. */
guint onv_page_feed_get_length (OnvPageFeed *self);
guint onv_page_feed_get_place (OnvPageFeed *self, guint position);
guint onv_page_feed_count_before (OnvPageFeed *self, guint place);
/* Whether an item is one that was asked for; whether its place is left out, and to change that. */
gboolean onv_page_feed_wants (OnvPageFeed *self, OnvRecord *item);
gboolean onv_page_feed_is_left_out (OnvPageFeed *self, guint place);
void onv_page_feed_leave_out (OnvPageFeed *self, guint place, gboolean left_out);

/* Of feeds that follow on each other: where the rows of one begin; and which feed a row belongs to, where
 * @position becomes its place in that. */
guint onv_page_feeds_get_start (GPtrArray *feeds, guint feed);
guint onv_page_feeds_find (GPtrArray *feeds, guint *position);

G_END_DECLS
