/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-error-private.h"

typedef struct
{
  int number;
  guint status;
  char *member;
  char *text;
  gboolean known; /* it is made here, and has all that there is to tell */
} OnvErrorPrivate;

#define N_RECENT 64

/* Python knows of an error no more than its domain, code and message, and makes another one of these to ask for the
 * rest. So the last errors that have more to tell are kept. */
static struct
{
  GMutex mutex;
  GError *errors[N_RECENT]; /* (nullable) */
  guint next;
} recent;

static void
onv_error_private_init (OnvErrorPrivate *priv)
{
}

static void
onv_error_private_copy (const OnvErrorPrivate *source, OnvErrorPrivate *priv)
{
  priv->number = source->number;
  priv->status = source->status;
  priv->member = g_strdup (source->member);
  priv->text = g_strdup (source->text);
  priv->known = source->known;
}

static void
onv_error_private_clear (OnvErrorPrivate *priv)
{
  g_free (priv->member);
  g_free (priv->text);
}

/**
 * onv_error_quark:
 *
 * Gets the domain of the errors of this library, [error@Onv.Error].
 *
 * Returns: the domain
 */
G_DEFINE_EXTENDED_ERROR (OnvError, onv_error)

/* Takes over what the newest of the same words has to tell. */
static void
recall (const GError *error, OnvErrorPrivate *priv)
{
  g_mutex_lock (&recent.mutex);
  for (guint i = 1; i <= N_RECENT; i++)
    {
      GError *other = recent.errors[(recent.next + N_RECENT - i) % N_RECENT];

      if (other != NULL && other->code == error->code
          && g_str_equal (other->message, error->message))
        {
          onv_error_private_copy (onv_error_get_private (other), priv);
          break;
        }
    }
  g_mutex_unlock (&recent.mutex);
  priv->known = TRUE;
}

static OnvErrorPrivate *
peek (const GError *error)
{
  OnvErrorPrivate *priv
      = error != NULL && error->domain == ONV_ERROR ? onv_error_get_private (error) : NULL;

  if (priv != NULL && !priv->known)
    recall (error, priv);
  return priv;
}

/* Starts to fill in what a new error has to tell. */
static OnvErrorPrivate *
begin (GError *error)
{
  OnvErrorPrivate *priv = onv_error_get_private (error);

  priv->known = TRUE;
  return priv;
}

/* Lets go of what is kept of the last errors. */
void
onv_error_forget (void)
{
  g_mutex_lock (&recent.mutex);
  for (guint i = 0; i < N_RECENT; i++)
    g_clear_error (&recent.errors[i]);
  g_mutex_unlock (&recent.mutex);
}

static GError *
end (GError *error)
{
  g_mutex_lock (&recent.mutex);
  g_clear_error (&recent.errors[recent.next]);
  recent.errors[recent.next] = g_error_copy (error);
  recent.next = (recent.next + 1) % N_RECENT;
  g_mutex_unlock (&recent.mutex);
  return error;
}

/**
 * onv_error_get_number:
 * @error: an error
 *
 * Gets the platform's error number (`errno`). It is a number of the call that failed: the same one
 * means something else in another call.
 *
 * Returns: the number, 0 where the platform gave none; the nearest there is of one that needs more than 32 bits
 */
int
onv_error_get_number (const GError *error)
{
  OnvErrorPrivate *priv = peek (error);

  return priv != NULL ? priv->number : 0;
}

/**
 * onv_error_get_http_status:
 * @error: an error
 *
 * Gets the HTTP status of the answer.
 *
 * Returns: the status, 0 where there was no answer
 */
guint
onv_error_get_http_status (const GError *error)
{
  OnvErrorPrivate *priv = peek (error);

  return priv != NULL ? priv->status : 0;
}

/**
 * onv_error_get_member:
 * @error: an error
 *
 * Gets the parameter or member that is at fault, as a path: `data.devices[3].online`.
 *
 * Returns: (nullable): the path, %NULL where none is
 */
const char *
onv_error_get_member (const GError *error)
{
  OnvErrorPrivate *priv = peek (error);

  return priv != NULL ? priv->member : NULL;
}

/**
 * onv_error_get_platform_text:
 * @error: an error
 *
 * Gets the platform's own words, in its own language.
 *
 * Returns: (nullable): the text, %NULL where the platform said nothing
 */
const char *
onv_error_get_platform_text (const GError *error)
{
  OnvErrorPrivate *priv = peek (error);

  return priv != NULL ? priv->text : NULL;
}

GError *
onv_error_new (OnvError code, const char *format, ...)
{
  GError *error;
  va_list args;

  va_start (args, format);
  error = g_error_new_valist (ONV_ERROR, code, format, args);
  va_end (args);
  begin (error);
  return error;
}

GError *
onv_error_new_for_member (OnvError code, const char *member, const char *format, ...)
{
  GError *error;
  va_list args;

  va_start (args, format);
  error = g_error_new_valist (ONV_ERROR, code, format, args);
  va_end (args);
  begin (error)->member = g_strdup (member);
  return end (error);
}

GError *
onv_error_new_for_status (OnvError code, guint status, const char *format, ...)
{
  GError *error;
  va_list args;

  va_start (args, format);
  error = g_error_new_valist (ONV_ERROR, code, format, args);
  va_end (args);
  begin (error)->status = status;
  return end (error);
}

/* The platform refused in its own words. */
GError *
onv_error_new_for_answer (OnvError code, guint status, gint64 number, const char *text)
{
  gboolean said = text != NULL && *text != '\0';
  GError *error = g_error_new (ONV_ERROR, code, "The %s refused: %s (%" G_GINT64_FORMAT ")",
                               code == ONV_ERROR_CAMERA_REFUSED ? "camera" : "platform",
                               said ? text : "no reason given", number);
  OnvErrorPrivate *priv = begin (error);

  priv->status = status;
  priv->number = (int) CLAMP (number, G_MININT, G_MAXINT);
  priv->text = said ? g_strdup (text) : NULL;
  return end (error);
}

/* What was not reached, and the reason with all that is known of it. */
GError *
onv_error_new_because (OnvError code, const GError *reason, const char *what)
{
  GError *error = g_error_new (ONV_ERROR, code, "%s: %s", what, reason->message);
  OnvErrorPrivate *source = peek (reason);
  OnvErrorPrivate *priv = begin (error);

  if (source != NULL)
    onv_error_private_copy (source, priv);
  return end (error);
}
