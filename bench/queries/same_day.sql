select account, booked_on, currency, count(*) filter (direction = 'credit') as credits, sum(amount) filter (direction = 'credit') as received,
       count(*) filter (direction = 'debit') as debits, sum(amount) filter (direction = 'debit') as paid,
       min(row) filter (direction = 'credit') as first_credit, min(row) filter (direction = 'debit') as first_debit
from payments where account is not null and booked_on between '2025-01-01' and '2025-12-31'
group by 1, 2, 3 having credits > 0 and debits > 0 order by booked_on, account, currency
