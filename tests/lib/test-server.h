/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * A server on loopback, in the test's own main context, that answers as it is told and remembers
 * what it was asked.
 */
typedef struct _TestServer TestServer;

typedef struct
{
  char *method;
  char *path;
  GHashTable *query; /* names and values, decoded */
  char *api_key;     /* (nullable) */
  char *authorization;
  char *body; /* ends with a NUL beyond its length */
  gsize body_length;
  char *content_type; /* (nullable) */
} TestRequest;

/* Beside the statuses of HTTP */
enum
{
  TEST_HANG = 1,      /* accepts and never answers */
  TEST_HANG_IN_BODY,  /* sends a head and half a body, then nothing */
  TEST_TRUNCATE,      /* closes in the middle of the body … */
  TEST_TRUNCATE_LAST, /* … having said that it would close */
  TEST_RESET,         /* closes without an answer */
};

typedef void (*TestHandler) (TestServer *server,
                             TestRequest *request,
                             SoupServerMessage *message,
                             gpointer data);

TestServer *test_server_new (const char *tls_directory /* nullable: plain HTTP */);
void test_server_free (TestServer *self);
const char *test_server_get_url (TestServer *self); /* ends with a slash */
char *test_server_dup_host (TestServer *self);      /* with its port */

/* Answers once, in the order of the calls; what is asked beyond that gets the standing answer. */
void test_server_push (TestServer *self, guint status, const char *body);
void test_server_push_redirect (TestServer *self, guint status, const char *location);
/* Answers whatever is asked at a path; NULL stands for every path. */
void test_server_set_answer (TestServer *self, const char *path, guint status, const char *body);
void test_server_set_handler (TestServer *self, TestHandler handler, gpointer data);
void test_server_answer (SoupServerMessage *message, guint status, const char *body);
/* Promises @length bytes of @data, and closes the connection after @sent. */
void test_server_answer_half (SoupServerMessage *message,
                              const char *type,
                              const void *data,
                              gsize sent,
                              gsize length);

guint test_server_get_n_requests (TestServer *self);
TestRequest *test_server_get_request (TestServer *self, guint index);
const char *test_request_get (TestRequest *request, const char *name);
void test_server_forget (TestServer *self);
guint test_server_get_most_at_once (TestServer *self); /* requests not answered yet */
void test_server_release (TestServer *self);           /* answers what hangs, with {} */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

G_END_DECLS
