select d.account as payer, c.account as payee, d.booked_on as paid, c.booked_on as received, d.amount, d.currency, d.row as debit, c.row as credit
from payments d join payments c
  on c.account = d.other_account and c.other_account = d.account and c.amount = d.amount and c.currency = d.currency and abs(c.booked_on - d.booked_on) <= 3
where d.direction = 'debit' and c.direction = 'credit' and d.account <> c.account and d.booked_on between '2025-01-01' and '2025-12-31'
order by payer, payee, paid
