/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sim-store.h"

G_BEGIN_DECLS

/**
 * SimTokens:
 *
 * The access tokens of 4.1: each opens one channel until it ends, be the stand-in restarted or not.
 */
typedef struct _SimTokens SimTokens;

/**
 * SimTokenFlags:
 * @SIM_TOKEN_ODD: it holds `/`, `+` and `=`
 * @SIM_TOKEN_CUTS: streams end with it
 */
typedef enum
{
  SIM_TOKEN_ODD = 1 << 0,
  SIM_TOKEN_CUTS = 1 << 1,
} SimTokenFlags;

SimTokens *sim_tokens_new (SimStore *store);
void sim_tokens_free (SimTokens *self);

char *sim_tokens_issue (SimTokens *self,
                        guint64 device_id,
                        guint channel_id,
                        gint64 timeout_ms,
                        SimTokenFlags flags);
void sim_tokens_revoke (SimTokens *self, const char *token);
gint64 sim_tokens_get_cut (SimTokens *self, const char *token);
gboolean sim_tokens_check (SimTokens *self, const char *token, guint64 device_id, guint channel_id);
guint sim_tokens_count (SimTokens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimTokens, sim_tokens_free)

G_END_DECLS
