/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-sim.h"
#include "onv-story.h"

/* The whole story, over HTTP: before each thing is asked for the first time it is refused in every way that the
 * document has, and taken up to its limits and beyond; then it succeeds. */

#define PATIENCE (60 * G_USEC_PER_SEC)
#define WRONG_ACCESS_KEY "d3JvbmcgYWNjZXNzIGtleQ=="

static guint n_walked, n_refused, n_limited;
static GHashTable *seen;     /* names of steps */
static GHashTable *rows_met; /* rows of refusals and limits */

/* All that is wrong is told, not only the first. */
#define fail(...)                 \
  G_STMT_START                    \
  {                               \
    g_test_message (__VA_ARGS__); \
    g_test_fail ();               \
  }                               \
  G_STMT_END

/* --- how it ends */

static void
assert_ends (const char *what,
             const char *how,
             const OnvRefusal *row,
             int code,
             int number,
             gpointer answer,
             const GError *error)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", what, how);
  const char *said = error != NULL && onv_error_get_number (error) != 0
                         ? onv_error_get_platform_text (error)
                         : NULL;

  n_refused++;
  if (code == ONV_REFUSAL_NONE)
    {
      if (error != NULL)
        fail ("%s: %s", name, error->message);
      return;
    }
  if (error == NULL)
    {
      fail ("%s: succeeded", name);
      return;
    }
  if (said == NULL)
    said = error->message;
  if (answer != NULL || error->domain != ONV_ERROR || error->code != code
      || onv_error_get_number (error) != number || onv_error_get_http_status (error) != row->status
      || (row->words != NULL && !g_str_has_prefix (said, row->words)))
    fail ("%s: ended with %d, number %d, HTTP %u: %s (%s)", name, error->code,
          onv_error_get_number (error), onv_error_get_http_status (error), error->message, said);
}

/* What is of no use to anybody. */
static void
drop (const OnvStep *step, OnvWalk *walk, gpointer answer)
{
  OnvStep bare = *step;

  bare.shows = bare.keep = NULL;
  if (answer != NULL)
    onv_step_take (&bare, walk, answer);
}

/* --- which rows are for which step */

/* Whether all that @args names is a parameter of the call, or is needed by it. */
static gboolean
has_args (const OnvCall *call, const char *args, gboolean needs)
{
  g_auto (GStrv) pairs = g_strsplit (args, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      gboolean found = g_str_has_prefix (pairs[i], "url=") && call->path == NULL;

      *strchr (pairs[i], '=') = '\0';
      for (guint j = 0; j < call->n_params; j++)
        found |= g_str_equal (call->params[j].name, pairs[i])
                 && (!needs || (call->params[j].flags & ONV_FIELD_REQUIRED) != 0);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* A command without an answer says nothing of a camera that refuses it. */
static gboolean
suits_command (const OnvRefusal *row, const OnvCommand *command)
{
  if (row->number != 2 && row->number != 5)
    return TRUE;
  if (row->way == ONV_REFUSAL_CMD_STATUS)
    return TRUE;
  return !command->unconfirmed && (row->number != 2 || !command->device_level);
}

static gboolean
suits (const OnvRefusal *row, const OnvStep *step)
{
  const OnvCall *call = onv_step_get_call (step);
  int id;
  const OnvCommand *command = onv_step_get_command (step, &id);
  gboolean keys = row->way == ONV_REFUSAL_NO_KEY || row->way == ONV_REFUSAL_WRONG_KEY
                  || row->way == ONV_REFUSAL_OTHER_KEY;

  if (command != NULL)
    return suits_command (row, command);
  if (keys && call->auth == ONV_AUTH_NONE)
    return FALSE;
  return row->args == NULL || has_args (call, row->args, g_str_equal (row->section, "*"));
}

static gboolean
is_first (const OnvRefusal *row, const char *section)
{
  for (const OnvRefusal *other = onv_refusals; other < row; other++)
    if (other->way == row->way && g_strcmp0 (other->args, row->args) == 0
        && g_strcmp0 (other->body, row->body) == 0 && onv_refusal_is_of (other->section, section)
        && (row->way != ONV_REFUSAL_ERRNO && row->way != ONV_REFUSAL_CMD_STATUS))
      return FALSE;
  return TRUE;
}

/* --- refusing */

static void
set_keys (OnvWalk *walk, OnvRefusalWay way)
{
  const char *keys[] = { onv_sim_get ("master_key"), onv_sim_get ("access_key") };

  if (way == ONV_REFUSAL_NO_KEY)
    keys[0] = keys[1] = NULL;
  else if (way == ONV_REFUSAL_WRONG_KEY)
    keys[0] = "wrong", keys[1] = WRONG_ACCESS_KEY;
  else if (way == ONV_REFUSAL_OTHER_KEY)
    keys[0] = g_hash_table_lookup (walk->words, "other-key");
  onv_client_set_api_key (walk->client, keys[0]);
  onv_client_set_access_key (walk->client, keys[1]);
}

/* What the stand-in must be told to do, %NULL where it has a reason of its own. */
static char *
make_faults (const OnvRefusal *row, const OnvStep *step)
{
  const OnvCall *call = onv_step_get_call (step);

  if (row->way == ONV_REFUSAL_CMD_STATUS)
    return g_strdup_printf ("['cmd-status:number=%d']", row->number);
  if (row->way == ONV_REFUSAL_ERRNO)
    return g_strdup_printf ("['errno:number=%d,path=/%s']", row->number, call->path);
  return NULL;
}

static gpointer
do_refused (const OnvRefusal *row, const OnvStep *step, OnvWalk *walk, GError **error)
{
  if (row->way == ONV_REFUSAL_BLINDLY)
    return onv_step_do_blindly (step, walk, row->args, row->body, error);
  if (row->way == ONV_REFUSAL_TOLD)
    return GINT_TO_POINTER (onv_step_tell (step, walk, row->body, error));
  return onv_step_do (step, walk, row->args, row->body, error);
}

static void
refuse (const OnvRefusal *row, const OnvStep *step, OnvWalk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *how = g_strdup_printf ("refused by row %d (%s)", (int) (row - onv_refusals),
                                          row->args != NULL   ? row->args
                                          : row->body != NULL ? row->body
                                                              : "");
  g_autofree char *faults = make_faults (row, step);
  gboolean on_its_way = row->way == ONV_REFUSAL_CMD_STATUS;
  int id;
  const OnvCommand *command = onv_step_get_command (step, &id);
  gboolean sent = on_its_way && command->unconfirmed && (row->number == 1 || row->number == 2);
  gpointer answer;

  g_hash_table_add (rows_met, (gpointer) row);
  if (row->code == ONV_REFUSAL_UNASKED)
    return;
  set_keys (walk, row->way);
  if (faults != NULL)
    onv_sim_set_faults (faults);
  answer = do_refused (row, step, walk, &error);
  set_keys (walk, ONV_REFUSAL_OTHERWISE);
  if (faults != NULL)
    onv_sim_set_faults ("[]");
  assert_ends (step->what, how, row, sent ? ONV_REFUSAL_NONE : row->code,
               on_its_way ? 0 : row->number, answer, error);
  if (row->way != ONV_REFUSAL_TOLD)
    drop (step, walk, answer);
}

/* Each parameter that is needed. */
static void
refuse_missing (const OnvStep *step, OnvWalk *walk, const char *section)
{
  const OnvCall *call = onv_step_get_call (step);

  for (guint i = 0; i < call->n_params; i++)
    {
      const OnvField *field = &call->params[i];
      g_autofree char *args = g_strconcat (field->name, "=-", NULL);
      const OnvRefusal *row = onv_refusals;
      g_autoptr (GError) error = NULL;
      gpointer answer;

      if ((field->flags & ONV_FIELD_REQUIRED) == 0 || strstr (call->path, field->json) != NULL)
        continue;
      while (row->way != ONV_REFUSAL_MISSING || !onv_refusal_is_of (row->section, section)
             || (row->args != NULL && !g_str_equal (row->args, args)))
        row++;
      answer = onv_step_do_blindly (step, walk, args, NULL, &error);
      assert_ends (step->what, args, row, row->code, row->number, answer, error);
      drop (step, walk, answer);
      g_hash_table_add (rows_met, (gpointer) row);
    }
}

static void
refuse_all (const OnvStep *step, OnvWalk *walk, const char *section, gboolean again)
{
  for (const OnvRefusal *row = onv_refusals; row->section != NULL; row++)
    if (onv_refusal_is_of (row->section, section) && (row->way == ONV_REFUSAL_AGAIN) == again
        && row->way != ONV_REFUSAL_MISSING && suits (row, step) && is_first (row, section))
      refuse (row, step, walk);
}

/* --- limits */

static void
assert_limit (const OnvLimit *row,
              const OnvStep *step,
              OnvWalk *walk,
              guint n_requests,
              const GError *error)
{
  gboolean refused = row->member != NULL && *row->member != '\0';
  guint wanted = refused ? 0 : row->member != NULL ? 2 : n_requests;

  n_limited++;
  if (n_requests != wanted
      || (refused ? !g_error_matches (error, ONV_ERROR, ONV_ERROR_ARGUMENT)
                        || g_strcmp0 (onv_error_get_member (error), row->member) != 0
                  : error != NULL))
    fail ("%s, limit %s%s: %u requests, %s", step->what, row->args != NULL ? row->args : "",
          row->body != NULL ? row->body : "", n_requests,
          error != NULL ? error->message : "success");
}

static void
limit (const OnvLimit *row, const OnvStep *step, OnvWalk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) platform_error = NULL;
  gpointer answer;
  guint n_requests;

  onv_sim_set_faults ("[]"); /* forgets what was asked */
  answer = onv_step_do (step, walk, row->args, row->body, &error);
  n_requests = onv_sim_count_requests ();
  assert_limit (row, step, walk, n_requests, error);
  drop (step, walk, answer);
  g_hash_table_add (rows_met, (gpointer) row);
  if (row->number == 0)
    return;
  answer = onv_step_do_blindly (step, walk, row->args, row->body, &platform_error);
  if (onv_error_get_number (platform_error) != row->number)
    fail ("%s, past limit %s%s: the platform says %s", step->what,
          row->args != NULL ? row->args : "", row->body != NULL ? row->body : "",
          platform_error != NULL ? platform_error->message : "that it is good");
  drop (step, walk, answer);
}

static void
limit_all (const OnvStep *step, OnvWalk *walk, const char *section)
{
  const OnvCall *call = onv_step_get_call (step);

  for (const OnvLimit *row = onv_limits; row->section != NULL; row++)
    if (onv_refusal_is_of (row->section, section)
        && (call == NULL || row->args == NULL || has_args (call, row->args, FALSE)))
      limit (row, step, walk);
}

/* --- the story */

static void
on_over (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
let_last (guint ms)
{
  gboolean over = ms == 0;

  if (!over)
    g_timeout_add_once (ms, on_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_good_end (const OnvStep *step, const GError *error)
{
  if (step->is_unanswered)
    return g_error_matches (error, ONV_ERROR, ONV_ERROR_NO_ANSWER);
  if (step->needs_rtmp && !onv_sim_has ("rtmp"))
    return g_error_matches (error, ONV_ERROR, ONV_ERROR_SERVER);
  return error == NULL;
}

/* Whether it shows what it shall. */
static gboolean
succeed (const OnvStep *step, OnvWalk *walk)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = onv_step_do (step, walk, NULL, NULL, &error);

  if (!is_good_end (step, error))
    g_error ("%s: %s", step->what, error != NULL ? error->message : "succeeded");
  let_last (step->lasts_ms);
  return answer == NULL || onv_step_take (step, walk, answer);
}

static void
walk_step (const OnvStep *step, OnvWalk *walk)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!succeed (step, walk))
    {
      if ((!step->is_waited_for && step->back == 0) || g_get_monotonic_time () > end)
        g_error ("%s does not show %s", step->what, step->shows);
      for (const OnvStep *before = step - step->back; before < step; before++)
        succeed (before, walk);
      let_last (step->is_waited_for ? 50 : 0);
    }
  n_walked++;
}

static void
walk_first (const OnvStep *step, OnvWalk *walk)
{
  g_autofree char *section = onv_step_dup_section (step);
  gboolean fresh
      = !g_str_has_prefix (step->what, "POST ") && g_hash_table_add (seen, (gpointer) step->what);

  if (fresh)
    {
      refuse_all (step, walk, section, FALSE);
      if (onv_step_get_call (step) != NULL && onv_step_get_call (step)->path != NULL)
        refuse_missing (step, walk, section);
      limit_all (step, walk, section);
    }
  walk_step (step, walk);
  if (fresh)
    refuse_all (step, walk, section, TRUE);
}

static void
know (OnvWalk *walk, const char *word, const char *value)
{
  g_hash_table_insert (walk->words, g_strdup (word), g_strdup (value));
}

/* The numbers of devices say what they are. */
static void
know_device (OnvWalk *walk, OnvDevice *device)
{
  const char *id = onv_device_get_id (device);
  gint64 number = g_ascii_strtoll (id, NULL, 10);

  if (!onv_device_get_online (device))
    know (walk, "offline", id);
  else if (number % 8 == 0)
    know (walk, "old", id);
  else if (number % 10 < 4)
    know (walk, g_hash_table_contains (walk->words, "usual") ? "closed" : "usual", id);
}

static void
know_all (OnvWalk *walk)
{
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "per-page", (gint64) 100, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = onv_test_call (walk->client, &error, find_devices, query);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -15);
  g_autoptr (GDateTime) after = g_date_time_add_days (now, 15);
  g_autofree char *from = g_date_time_format (before, "%F %T");
  g_autofree char *until = g_date_time_format (after, "%F %T");

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (onv_page_get_items (page)); i++)
    {
      g_autoptr (OnvDevice) device = g_list_model_get_item (onv_page_get_items (page), i);

      know_device (walk, device);
    }
  know (walk, "before", from);
  know (walk, "after", until);
  know (walk, "register_code", onv_sim_get ("register_code"));
}

static void
test_walk (void)
{
  OnvWalk walk = { .client = onv_sim_client ("url") };

  walk.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  know_all (&walk);
  for (const OnvStep *step = onv_story; step->what != NULL; step++)
    walk_first (step, &walk);
  g_test_message ("%u successes, %u refusals, %u limits", n_walked, n_refused, n_limited);
  g_clear_pointer (&walk.words, g_hash_table_unref);
  g_clear_pointer (&walk.picture, g_bytes_unref);
  g_assert_finalize_object (walk.client);
}

/* --- whether that was all */

static void
assert_seen (const char *name)
{
  if (!g_hash_table_contains (seen, name))
    g_error ("%s is not in the story", name);
}

static void
test_complete (void)
{
  for (const OnvCall *const *call = onv_calls; *call != NULL; call++)
    assert_seen ((*call)->name);
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    {
      const int ids[] = { (*command)->get_id, (*command)->set_id, (*command)->ask_id };

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          g_autofree char *name = g_strdup_printf ("cmd %d", ids[i]);

          if (ids[i] != 0)
            assert_seen (name);
        }
    }
  for (const OnvRefusal *row = onv_refusals; row->section != NULL; row++)
    if (!g_hash_table_contains (rows_met, row))
      g_error ("refusal %d, of %s, was never met", (int) (row - onv_refusals), row->section);
  for (const OnvLimit *row = onv_limits; row->section != NULL; row++)
    if (!g_hash_table_contains (rows_met, row))
      g_error ("limit %d, of %s, was never met", (int) (row - onv_limits), row->section);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  rows_met = g_hash_table_new (NULL, NULL);
  onv_sim_start ();
  g_test_add_func ("/onv/documented/walk", test_walk);
  g_test_add_func ("/onv/documented/complete", test_complete);
  status = g_test_run ();
  onv_sim_stop ();
  g_hash_table_unref (seen);
  g_hash_table_unref (rows_met);
  return status;
}
